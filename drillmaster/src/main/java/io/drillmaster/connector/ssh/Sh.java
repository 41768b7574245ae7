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
        return elevated("bash -c " + quote(script));
    }

    /** The same; the script's {@code $1} is from where to where the login came, as sshd says. */
    public static String asRootOnTheRoad(String script) {
        return elevated("bash -c " + quote(script) + " drillmaster \"$SSH_CONNECTION\"");
    }

    private static String elevated(String bash) {
        return "if [ \"$(id -u)\" = 0 ]; then exec "
                + bash
                + "; else exec sudo -n "
                + bash
                + "; fi";
    }
}
