package io.drillmaster.watch.probe;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/** FIX 4.4 messages as bytes: tag, value, separator, with their length and their checksum. */
final class FixText {

    static final int CL_ORD_ID = 11;
    static final int MSG_SEQ_NUM = 34;
    static final int MSG_TYPE = 35;
    static final int ORD_STATUS = 39;
    static final int REF_SEQ_NUM = 45;
    static final int TEXT = 58;
    static final int TEST_REQ_ID = 112;

    private static final char SEPARATOR = '\u0001';
    private static final int TRAILER = 7;
    private static final int MOST = 1 << 16;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS");

    private final StringBuilder body = new StringBuilder(256);

    private FixText() {}

    /** Begins a message; what every header needs is in it. */
    static FixText of(String type, String sender, String target, int number) {
        return new FixText()
                .with(MSG_TYPE, type)
                .with(MSG_SEQ_NUM, number)
                .with(49, sender)
                .with(56, target)
                .with(52, now());
    }

    static String now() {
        return LocalDateTime.now(ZoneOffset.UTC).format(TIME);
    }

    FixText with(int tag, Object value) {
        body.append(tag).append('=').append(value).append(SEPARATOR);
        return this;
    }

    byte[] bytes() {
        String whole = "8=FIX.4.4" + SEPARATOR + "9=" + body.length() + SEPARATOR + body;
        byte[] bytes = whole.getBytes(StandardCharsets.ISO_8859_1);
        int sum = 0;
        for (byte each : bytes) {
            sum += each & 0xFF;
        }
        return "%s10=%03d%c"
                .formatted(whole, sum % 256, SEPARATOR)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * The fields of the next message; of those that repeat, the last.
     *
     * @throws IOException when the other side has gone, or does not speak FIX
     */
    static Map<Integer, String> read(InputStream in) throws IOException {
        String begin = field(in);
        String length = field(in);
        if (!begin.startsWith("8=FIX") || !length.matches("9=\\d{1,6}")) {
            throw new IOException("this is no FIX: " + begin);
        }
        int count = Integer.parseInt(length.substring(2));
        if (count > MOST) {
            throw new IOException("a message of " + count + " bytes is none of ours");
        }
        byte[] bytes = in.readNBytes(count + TRAILER);
        if (bytes.length < count + TRAILER) {
            throw new EOFException("the other side has gone");
        }
        return fields(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
    }

    private static Map<Integer, String> fields(String text) {
        Map<Integer, String> fields = new HashMap<>();
        int from = 0;
        for (int to = text.indexOf(SEPARATOR); to >= 0; to = text.indexOf(SEPARATOR, from)) {
            int equals = text.indexOf('=', from);
            if (equals > from && equals < to) {
                fields.put(
                        Integer.parseInt(text, from, equals, 10), text.substring(equals + 1, to));
            }
            from = to + 1;
        }
        return fields;
    }

    private static String field(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int next = in.read(); next != SEPARATOR; next = in.read()) {
            if (next < 0 || text.length() > 32) {
                throw new EOFException(
                        next < 0 ? "the other side has gone" : "this is no FIX: " + text);
            }
            text.append((char) next);
        }
        return text.toString();
    }
}
