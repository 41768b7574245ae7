package io.drillmaster.connector.mail;

import io.drillmaster.connector.Facts;
import io.drillmaster.connector.ssh.Sh;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What lies in a person's mailbox on the host that keeps it, an mbox in {@code /var/mail}. */
final class Mailbox {

    static final List<String> NAMES = List.of("messages", "arrived-at", "age");

    private static final String END = "### drillmaster: end";

    /**
     * Says the Received header that was added last to each message that holds the words. A line of
     * quoted-printable text that was broken is joined again, so that no word is parted.
     */
    private static final String SCRIPT =
            """
            [ -d /var/mail ] || { echo 'there is no /var/mail' >&2; exit 3; }
            [ -f "$box" ] || { echo "$end"; exit 0; }
            awk -v words="$words" '
                function tell() { if (index(text, words)) print when; text = ""; when = ""; stamp = 0 }
                /^From / && blank { tell() }
                { blank = ($0 == "") || NR == 0 }
                NR == 1 { blank = 0 }
                { line = $0; sub(/\\r$/, "", line)
                  if (sub(/=$/, "", line)) text = text line; else text = text line "\\n" }
                when == "" && /^Received:/ { stamp = 1 }
                stamp == 2 { when = line; sub(/^[ \\t]+/, "", when); stamp = 0 }
                stamp == 1 && /;/ { when = line; sub(/.*;[ \\t]*/, "", when); stamp = when == "" ? 2 : 0 }
                END { tell() }' "$box" || exit 3
            echo "$end"
            """;

    private Mailbox() {}

    /** A script that looks for words in the mailbox of a user. */
    static String script(String user, String words) {
        return "box=/var/mail/%s\nwords=%s\nend=%s\n"
                        .formatted(Sh.quote(user), Sh.quote(words), Sh.quote(END))
                + SCRIPT;
    }

    /** Empty when the script did not come to its end, or a date cannot be read. */
    static Optional<Facts> read(String said, Instant now) {
        if (!said.stripTrailing().endsWith(END)) {
            return Optional.empty();
        }
        List<Instant> arrivals = new ArrayList<>();
        try {
            for (String line : said.split("\n", -1)) {
                if (!line.isBlank() && !line.equals(END)) {
                    arrivals.add(date(line));
                }
            }
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        return Optional.of(facts(arrivals, now));
    }

    private static Instant date(String written) {
        String plain = written.replaceAll("\\(.*\\)", "").strip();
        return OffsetDateTime.parse(plain, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }

    private static Facts facts(List<Instant> arrivals, Instant now) {
        Optional<Instant> first =
                arrivals.isEmpty() ? Optional.empty() : Optional.of(Collections.min(arrivals));
        return Facts.of(
                Map.of(
                        "messages", String.valueOf(arrivals.size()),
                        "arrived-at", first.map(Instant::toString).orElse("none"),
                        "age", first.map(at -> age(at, now)).orElse("none")));
    }

    /** Mail knows only seconds. */
    private static String age(Instant at, Instant now) {
        long seconds = Math.max(0, Duration.between(at, now).toSeconds());
        return String.format(Locale.ROOT, "%ds", seconds);
    }
}
