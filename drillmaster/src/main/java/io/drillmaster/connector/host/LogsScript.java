package io.drillmaster.connector.host;

import io.drillmaster.connector.ssh.Most;
import io.drillmaster.connector.ssh.Ran;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The script that packs what a host wrote down since a drill began, and the reading of what it told
 * beside it.
 *
 * <p>The beginning is told as an age: a host whose clock is wrong stamps its entries by that clock,
 * too.
 */
final class LogsScript {

    static final List<String> NAMES = List.of("kept", "lines", "files");

    static final int TOO_MUCH = 7;

    /** The journal is packed first, and to the bound: a tape archive needs to know its sizes. */
    private static final String TEXT =
            """
            export LC_ALL=C
            fail() { echo "$*" >&2; exit 3; }
            folder=$(mktemp -d /var/tmp/drillmaster-logs-XXXXXX) || fail 'nothing can be written to /var/tmp'
            trap 'rm -rf "$folder"' EXIT
            trap 'exit 4' HUP INT TERM PIPE
            renice -n 19 $$ >/dev/null 2>&1
            since=$(($(date +%s) - age))
            journal=$folder/journal.txt.gz
            journalctl --since "@$since" -o short-iso-precise --no-pager --quiet |
                gzip -c | head -c $((most + 1)) >"$journal"
            ended=("${PIPESTATUS[@]}")
            [ "$(stat -c %s "$journal")" -le "$most" ] || exit 7
            [ "${ended[*]}" = '0 0 0' ] || fail "the journal could not be read: ${ended[*]}"
            for each in patroni postgresql haproxy redis; do
                [ ! -d "/var/log/$each" ] ||
                    find "/var/log/$each" -xdev -type f -newermt "@$since" -print0
            done | sort -z >"$folder/list"
            tar -c -f - --warning=no-file-changed --warning=no-file-removed --ignore-failed-read \\
                -C "$folder" journal.txt.gz --null -T "$folder/list" | gzip -c
            ended=("${PIPESTATUS[@]}")
            # A log that grows while it is read is no failure.
            [ "${ended[0]}" -le 1 ] && [ "${ended[1]}" = 0 ] || fail "tar and gzip ended ${ended[*]}"
            echo "kept $(zcat "$journal" | wc -l) $(tr -cd '\\0' <"$folder/list" | wc -c)" >&2
            """;

    private static final Pattern KEPT = Pattern.compile("(?m)^kept ([0-9]+) ([0-9]+)$");

    private LogsScript() {}

    static String of(Duration age, Most most) {
        return "age=%d\nmost=%d\n".formatted(age.toSeconds() + 1, most.bytes()) + TEXT;
    }

    /** Empty if it did not come to its end. */
    static Optional<Map<String, String>> read(Ran.Ended ended) {
        Matcher kept = KEPT.matcher(ended.err());
        if (!kept.find()) {
            return Optional.empty();
        }
        Map<String, String> facts = new TreeMap<>();
        facts.put("kept", "yes");
        facts.put("lines", kept.group(1));
        facts.put("files", kept.group(2));
        return Optional.of(facts);
    }
}
