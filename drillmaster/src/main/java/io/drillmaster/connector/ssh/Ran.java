package io.drillmaster.connector.ssh;

/** How a remote command ended. */
public sealed interface Ran {

    /** It ran to its end and said how. */
    record Ended(int exit, String out, String err) implements Ran {

        public boolean well() {
            return exit == 0;
        }

        /** What it said, in one line, for a message. */
        public String said() {
            String text = (err.isBlank() ? out : err).strip().replaceAll("\\s*\\R\\s*", "; ");
            String told = text.length() > 300 ? text.substring(0, 300) + "..." : text;
            return told.isEmpty() ? "exit " + exit : "exit " + exit + ": " + told;
        }
    }

    /** It certainly was not started: no connection, a refused login, an unknown host key. */
    record NotSent(String why) implements Ran {}

    /** It was sent, and nobody said how it ended. */
    record NoAnswer(String why) implements Ran {}
}
