package io.drillmaster.watch;

import io.drillmaster.journal.CaptureRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** A whole capture file in memory: sealed, and if it is known by its digest, unaltered. */
public final class CaptureFile {

    private record Place(byte type, int at) {}

    private final byte[] bytes;
    private final CaptureHead head;
    private final List<Place> places;
    private final String totals;

    private CaptureFile(byte[] bytes, CaptureHead head, List<Place> places, String totals) {
        this.bytes = bytes;
        this.head = head;
        this.places = List.copyOf(places);
        this.totals = totals;
    }

    /** Refuses a file that is not the very one that was journalled. */
    public static CaptureFile open(Path folder, CaptureRef ref) {
        Path file = folder.resolve(ref.file());
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CaptureDamaged("the capture " + file + " cannot be read: " + e, e);
        }
        String found = sha256(bytes);
        if (!found.equals(ref.sha256())) {
            throw new CaptureDamaged(
                    "the capture %s has the digest %s and %d bytes; the journal says %s and %d"
                            .formatted(file, found, bytes.length, ref.sha256(), ref.bytes()));
        }
        return of(bytes);
    }

    /** Refuses bytes that are no capture, or one that was never sealed. */
    public static CaptureFile of(byte[] bytes) {
        CaptureFile file = scan(bytes, false);
        if (file.places.isEmpty() || file.places.getLast().type() != Frames.END) {
            throw new CaptureDamaged(
                    "the capture was never sealed: its last frame is missing, so nobody can say"
                            + " what else is");
        }
        return file;
    }

    /** As much of a capture that was never sealed as was written whole. */
    static CaptureFile whole(byte[] bytes) {
        return scan(bytes, true);
    }

    private static CaptureFile scan(byte[] bytes, boolean lenient) {
        if (!begins(bytes, Frames.MAGIC) && !begins(bytes, Frames.OLDER_MAGIC)) {
            throw new CaptureDamaged(
                    "this is no capture: it begins neither with DRILCAP2 nor with DRILCAP1");
        }
        Frames.Frame first = Frames.skim(bytes, Frames.MAGIC.length);
        if (first.type() != Frames.HEAD) {
            throw new CaptureDamaged("the capture does not begin with its head");
        }
        List<Place> places = new ArrayList<>();
        String totals = "";
        int at = first.next();
        while (at < bytes.length && !(lenient && torn(bytes, at))) {
            Frames.Frame frame = Frames.skim(bytes, at);
            places.add(new Place(frame.type(), at));
            if (frame.type() == Frames.END) {
                totals = text(bytes, at);
                if (frame.next() != bytes.length) {
                    throw new CaptureDamaged("something follows the end of the capture");
                }
            }
            at = frame.next();
        }
        return new CaptureFile(bytes, CaptureHead.parse(text(bytes, first.at())), places, totals);
    }

    private static boolean begins(byte[] bytes, byte[] magic) {
        return bytes.length >= magic.length
                && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }

    private static boolean torn(byte[] bytes, int at) {
        try {
            Frames.read(bytes, at);
            return false;
        } catch (CaptureDamaged e) {
            return true;
        }
    }

    private static String text(byte[] bytes, int at) {
        return new String(Frames.read(bytes, at), StandardCharsets.UTF_8);
    }

    public CaptureHead head() {
        return head;
    }

    /** What the writer counted, as {@code name=number} lines. */
    public String totals() {
        return totals;
    }

    /** The contents of all frames of one type, in the order they were written. */
    void each(byte type, Consumer<byte[]> content) {
        for (Place place : places) {
            if (place.type() == type) {
                content.accept(Frames.read(bytes, place.at()));
            }
        }
    }

    int frames(byte type) {
        return (int) places.stream().filter(place -> place.type() == type).count();
    }

    /** Where the frames of one type begin. */
    int[] offsets(byte type) {
        return places.stream().filter(p -> p.type() == type).mapToInt(Place::at).toArray();
    }

    byte[] content(int at) {
        return Frames.read(bytes, at);
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
