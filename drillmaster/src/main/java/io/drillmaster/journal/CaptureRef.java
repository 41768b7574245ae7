package io.drillmaster.journal;

/**
 * A capture file that belongs to the drill.
 *
 * @param name what it holds, such as {@code ledger} or {@code sentinel.nyc-db1}
 * @param file its path relative to the drill's folder
 * @param sha256 digest of the file, in hex
 */
public record CaptureRef(String name, String file, long bytes, String sha256) {}
