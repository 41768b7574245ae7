package io.drillmaster.trading.setup;

/** A sentence for the journal of the host, which adds the time. */
public final class Say {

    private Say() {}

    public static void that(String sentence) {
        System.out.println(sentence);
    }

    /** What a failure says of itself. */
    public static String why(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.toString() : message;
    }
}
