package io.drillmaster.watch;

/** A capture cannot be trusted: it was cut short, altered, or never was one. */
public final class CaptureDamaged extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CaptureDamaged(String why) {
        super(why);
    }

    public CaptureDamaged(String why, Throwable cause) {
        super(why, cause);
    }
}
