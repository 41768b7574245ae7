package io.drillmaster.journal;

/**
 * One line of a journal.
 *
 * @param number counted from 1
 * @param previous hash of the entry before; 64 zeros for the first
 * @param hash SHA-256 over everything before it in the line, in hex
 */
public record Entry(long number, String previous, Moment at, Event event, String hash) {

    /** Of a first entry: tells apart drills that two homes gave the same id. */
    public String brief() {
        return hash.substring(0, 8);
    }
}
