package io.drillmaster.app.cli;

import io.drillmaster.app.settings.Refusal;

/** Words of people that are kept for ever, and so must say something. */
final class Words {

    private static final int LONGEST_NAME = 100;

    private Words() {}

    static String name(String option, String given) {
        String name = given.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.lines().count() > 1) {
            throw Refusal.usage(
                    "%s takes the name of a person, such as %s \"Ada Lovelace\"; it was given `%s`."
                            .formatted(option, option, given));
        }
        return name;
    }

    static String reason(String given) {
        String reason = given.strip();
        if (reason.isEmpty()) {
            throw Refusal.usage(
                    "A reason is needed, for those who will read it later, such as \"the exchange"
                            + " tests tonight\".");
        }
        return reason;
    }
}
