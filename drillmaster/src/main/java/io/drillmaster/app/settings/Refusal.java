package io.drillmaster.app.settings;

/** A command that will not go on, with the sentence that says why and what to do about it. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Exit exit;

    public Refusal(Exit exit, String sentence) {
        super(sentence);
        this.exit = exit;
    }

    /** Something in the command or in a file it names is wrong. */
    public static Refusal usage(String sentence) {
        return new Refusal(Exit.USAGE, sentence);
    }

    /** The outside world does not let it start, or go on. */
    public static Refusal start(String sentence) {
        return new Refusal(Exit.COULD_NOT_START, sentence);
    }

    public Exit exit() {
        return exit;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
