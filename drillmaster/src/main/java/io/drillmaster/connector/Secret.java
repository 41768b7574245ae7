package io.drillmaster.connector;

/** A password or key that never prints itself. */
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** The clear text, for the one place that hands it to a server. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
