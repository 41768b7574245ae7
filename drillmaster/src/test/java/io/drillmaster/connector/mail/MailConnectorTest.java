package io.drillmaster.connector.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.connector.Token;
import io.drillmaster.connector.mail.StandInSmtp.Mood;
import io.drillmaster.connector.ssh.HereShell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailConnectorTest {

    private static final Instant NOW = Instant.parse("2026-11-26T02:00:10Z");

    @TempDir Path folder;

    private MailConnector at(int port) {
        Post post =
                new Post(
                        "post",
                        new TreeMap<>(Map.of("here", "127.0.0.1")),
                        port,
                        "drill@trading.lab",
                        new TreeMap<>(
                                Map.of(
                                        "Ada Lovelace",
                                        StandInSmtp.KNOWN,
                                        "Grace Hopper",
                                        "grace@trading.lab")));
        HereShell shell = new HereShell(folder).instead("/var/mail", folder.resolve("mail"));
        return new MailConnector(List.of(post), shell, () -> NOW);
    }

    private static Call call(String verb) {
        return Call.of(verb, "post", Duration.ofSeconds(10)).marked("TEST-1/3.1/act/0000feed");
    }

    private static Call letter() {
        return call("mail.send").and("to", "Ada Lovelace").and("subject", "Übung");
    }

    private Outcome with(Mood mood, Call call) {
        try (StandInSmtp server = new StandInSmtp(mood)) {
            return at(server.port()).perform(call);
        }
    }

    private static Map<String, String> facts(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).facts().values();
    }

    private static String why(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> "done: " + done;
            case Outcome.Refused refused -> "refused: " + refused.why();
            case Outcome.Unknown unknown -> "unknown: " + unknown.why();
        };
    }

    @Test
    void a_letter_is_sent_once_the_server_took_it_and_bears_its_mark() {
        try (StandInSmtp server = new StandInSmtp(Mood.WELL)) {
            Outcome outcome = at(server.port()).perform(letter());

            assertThat(facts(outcome)).containsEntry("mark", Token.of(letter()).text());
            assertThat(server.said())
                    .contains("MAIL FROM:<drill@trading.lab>", "RCPT TO:<oncall@trading.lab>")
                    .anyMatch(line -> line.equals("mark: " + Token.of(letter()).text()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"CUT_AFTER_DATA", "SILENT_AFTER_DATA"})
    void a_letter_whose_text_left_without_an_answer_is_unknown(Mood mood) {
        Call brief =
                new Call("mail.send", "post", letter().with(), Duration.ofSeconds(1), "T/1/act/f");

        assertThat(why(with(mood, brief))).startsWith("unknown: ");
    }

    @Test
    void a_letter_that_the_server_says_no_to_is_refused_with_its_words() {
        assertThat(why(with(Mood.REFUSES_THE_TEXT, letter())))
                .startsWith("refused: ")
                .contains("we do not like it");
        assertThat(why(with(Mood.WELL, letter().and("to", "Grace Hopper"))))
                .startsWith("refused: ")
                .contains("nobody of that name");
    }

    /** Of the two contacts, the server knows one: so both were written to. */
    @Test
    void a_letter_to_nobody_in_particular_goes_to_every_contact() {
        assertThat(why(with(Mood.WELL, call("mail.send").and("subject", "It begins"))))
                .startsWith("refused: ")
                .contains("nobody of that name");
    }

    @Test
    void a_letter_that_never_left_is_refused() {
        assertThat(why(with(Mood.CUT_AT_GREETING, letter()))).startsWith("refused: ");
        assertThat(why(at(SilentServer.closedPort()).perform(letter()))).startsWith("refused: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nobody Known", "a@b@c", "ada@x.org>\nRCPT TO:<eve@x.org"})
    void who_is_neither_a_contact_nor_an_address_is_refused(String to) {
        assertThat(why(with(Mood.WELL, letter().and("to", to)))).startsWith("refused: ");
        assertThat(why(with(Mood.WELL, call("mail.accepts").and("to", to)))).doesNotContain("done");
    }

    @Test
    void all_contacts_are_asked_and_who_is_turned_away_is_named() {
        try (StandInSmtp server = new StandInSmtp(Mood.WELL)) {
            Outcome outcome = at(server.port()).perform(call("mail.accepts"));

            assertThat(facts(outcome))
                    .containsEntry("asked", "2")
                    .containsEntry("accepted", "1")
                    .hasEntrySatisfying("who", who -> assertThat(who).contains("Grace Hopper"));
            assertThat(server.said()).contains("RSET").doesNotContain("DATA");
        }
    }

    @Test
    void a_server_that_says_nothing_is_given_up_in_time() {
        Call brief = new Call("mail.accepts", "post", new TreeMap<>(), Duration.ofMillis(300));
        try (SilentServer mute = new SilentServer()) {
            assertThat(at(mute.port()).perform(brief)).isNotInstanceOf(Outcome.Done.class);
        }
    }

    private void mailbox(String text) {
        try {
            Files.writeString(
                    Files.createDirectories(folder.resolve("mail")).resolve("oncall"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String message(String date, String body) {
        return """
        From alertmanager@trading.lab Thu Nov 26 02:00:05 2026
        Return-Path: <alertmanager@trading.lab>
        Received: from localhost (localhost [127.0.0.1])
        \tby wit-1.trading.lab (OpenSMTPD) with ESMTP id 5b3a;
        \t%s
        Received: from elsewhere; Thu, 26 Nov 2026 01:00:00 +0000
        Subject: FIRING DrillTest

        %s

        """
                .formatted(date, body);
    }

    private Map<String, String> received(String words) {
        return facts(
                at(1).perform(call("mail.received").and("user", "oncall").and("words", words)));
    }

    @Test
    void a_message_is_found_by_words_with_when_the_mail_host_took_it() {
        mailbox(
                message("Thu, 26 Nov 2026 02:00:01 +0000 (UTC)", "mark: x1_x2")
                        + message("Thu, 26 Nov 2026 02:00:05 +0000 (UTC)", "mark: x3_x4"));

        assertThat(received("x3_x4"))
                .containsEntry("messages", "1")
                .containsEntry("arrived-at", "2026-11-26T02:00:05Z")
                .containsEntry("age", "5s");
        assertThat(received("mark: ")).containsEntry("messages", "2").containsEntry("age", "9s");
        assertThat(received("x5")).containsEntry("messages", "0").containsEntry("age", "none");
    }

    @Test
    void words_that_the_mail_broke_in_two_are_found_all_the_same() {
        mailbox(message("Thu, 26 Nov 2026 02:00:05 +0000", "mark: x33=\n44_x5555"));

        assertThat(received("x3344_x5555")).containsEntry("messages", "1");
    }

    @Test
    void the_marks_of_the_very_drill_are_looked_for_unless_told_otherwise() {
        mailbox(message("Thu, 26 Nov 2026 02:00:05 +0000", "mark: " + Token.of(letter())));
        Call look = Call.of("mail.received", "post", Duration.ofSeconds(5)).and("user", "oncall");

        assertThat(facts(at(1).perform(look.marked("TEST-1/3.2/look/0000feed"))))
                .containsEntry("messages", "1");
        assertThat(facts(at(1).perform(look.marked("TEST-2/3.2/look/0000feed"))))
                .containsEntry("messages", "0");
        assertThat(at(1).perform(look)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_lost_answer_is_settled_by_the_mailbox_and_by_nothing_else() {
        assertThat(at(1).settle(letter())).isInstanceOf(Outcome.Unknown.class);
        mailbox(message("Thu, 26 Nov 2026 02:00:05 +0000", "mark: " + Token.of(letter())));
        assertThat(at(1).settle(letter())).isInstanceOf(Outcome.Done.class);
        assertThat(at(1).settle(letter().marked("TEST-2/3.1/act/0000feed")))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void a_mailbox_that_is_not_there_holds_nothing_and_a_name_that_is_none_is_refused() {
        mailbox("");
        Call look = call("mail.received").and("words", "x");

        assertThat(facts(at(1).perform(look.and("user", "grace")))).containsEntry("messages", "0");
        assertThat(at(1).perform(look.and("user", "../shadow")))
                .isInstanceOf(Outcome.Refused.class);
    }
}
