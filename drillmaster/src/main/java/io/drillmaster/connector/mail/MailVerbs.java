package io.drillmaster.connector.mail;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import java.util.List;

/** The words of the connector. */
final class MailVerbs {

    static final String SEND = "mail.send";

    private MailVerbs() {}

    private static final Argument TO =
            new Argument(
                    "to",
                    false,
                    "people or addresses, with commas between; all contacts when left out");

    static Verb accepts() {
        return Verb.reads(
                        "mail.accepts",
                        TargetKind.MAIL,
                        List.of("asked", "accepted", "refused", "who"),
                        "Asks the server whether it would take mail for each contact of the estate,"
                                + " and sends none.")
                .taking(TO);
    }

    static Verb received() {
        return Verb.reads(
                        "mail.received",
                        TargetKind.MAIL,
                        Mailbox.NAMES,
                        "Looks in a mailbox on the mail host for messages that hold words; without"
                                + " words, the mark of this drill.")
                .taking(
                        new Argument("user", true, "whose mailbox, as the mail host names it"),
                        new Argument("words", false, "what the message holds, on one line"));
    }

    static Verb send() {
        return Verb.changes(
                        SEND,
                        TargetKind.MAIL,
                        "Sends a message with the mark of its call to people; done when the server"
                                + " took it.")
                .taking(
                        TO,
                        new Argument("subject", true, "the subject; the mark is added"),
                        new Argument("text", false, "what it says; its subject when left out"))
                .telling("mark", "to");
    }
}
