package io.drillmaster.connector.ssh;

/** Writes words so that a POSIX shell takes them as they are. */
public final class Sh {

    private Sh() {}

    public static String quote(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /** A script for bash, as whoever logged in. */
    public static String bash(String script) {
        return "exec bash -c " + quote(script);
    }

    /** A script for bash, as root: directly if that is who logged in, through sudo if not. */
    public static String asRoot(String script) {
        String bash = "bash -c " + quote(script);
        return "if [ \"$(id -u)\" = 0 ]; then exec "
                + bash
                + "; else exec sudo -n "
                + bash
                + "; fi";
    }
}
