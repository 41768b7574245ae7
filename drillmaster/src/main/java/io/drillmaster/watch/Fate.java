package io.drillmaster.watch;

import java.util.Arrays;
import java.util.List;

/** How one operation of an open-loop watch ended; the codes are those of the capture format. */
public enum Fate {
    /** The server acknowledged it. */
    OK(1),
    /** No connection could be made for it; nothing was sent. */
    REFUSED(2),
    /** It waited for a free connection until its time was over; nothing was sent. */
    NO_CONNECTION(3),
    /** The server said that it takes no writes now (SQLSTATE 25006). */
    READ_ONLY(4),
    /** The server said no for another reason, and so did nothing. */
    ERROR(5),
    /** It was sent and no clear answer came back: it may or may not have happened. */
    UNKNOWN(6),
    /** It fell due while the prober itself was not running: this says nothing about the service. */
    NOT_TRIED(7);

    private static final List<Fate> ALL = List.copyOf(Arrays.asList(values()));

    private final int code;

    Fate(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** The server, or the road to it, certainly did not do it. */
    public boolean failed() {
        return switch (this) {
            case REFUSED, NO_CONNECTION, READ_ONLY, ERROR -> true;
            case OK, UNKNOWN, NOT_TRIED -> false;
        };
    }

    /** The server itself said what became of it. */
    public boolean answered() {
        return switch (this) {
            case OK, READ_ONLY, ERROR -> true;
            case REFUSED, NO_CONNECTION, UNKNOWN, NOT_TRIED -> false;
        };
    }

    /** The write itself left for the server. */
    boolean written() {
        return switch (this) {
            case OK, READ_ONLY, ERROR, UNKNOWN -> true;
            case REFUSED, NO_CONNECTION, NOT_TRIED -> false;
        };
    }

    public static Fate of(int code) {
        if (code < 1 || code > ALL.size()) {
            throw new CaptureDamaged("there is no fate number " + code);
        }
        return ALL.get(code - 1);
    }
}
