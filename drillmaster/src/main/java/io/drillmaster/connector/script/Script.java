package io.drillmaster.connector.script;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.ssh.Notes;
import io.drillmaster.connector.ssh.Sh;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words around somebody's script. It runs apart from our login, so that a lost connection ends
 * neither the script nor what we may learn of it; its output is kept until it has ended.
 */
final class Script {

    /** A family for what it prints as JSON, such as {@code told:rows}. */
    static final List<String> FACTS = List.of("exit", "took", "told:");

    /** The exit of a wrapper that ran nothing. */
    static final int NOT_BEGUN = 97;

    /** As {@code timeout} tells. */
    static final int OUT_OF_TIME = 124;

    /** The line after which nothing is the script's own any more. */
    static final String END = "### drillmaster: ";

    private static final String HEAD =
            """
            not() { echo "$*" >&2; exit 97; }
            [ -f "$path" ] || not "there is no script $path"
            [ -x "$path" ] || not "$path may not be executed; make it so with chmod +x"
            folder=$(mktemp -d) || not "no temporary folder could be made"
            trap 'rm -rf "$folder"' EXIT
            """;

    private static final String BODY =
            """
            began=$(date +%s%N)
            timeout --kill-after=5 "$limit" "$path" "$@" </dev/null >"$folder/out" 2>"$folder/err"
            code=$?
            took=$(( ($(date +%s%N) - began) / 1000000 ))
            """;

    private static final String TELL =
            """
            tail -c 65536 "$folder/out"
            printf '\\n### drillmaster: err\\n'
            tail -c 400 "$folder/err"
            printf '\\n### drillmaster: %s %s\\n' "$code" "$took"
            """;

    /** The script lives on when the login dies, and leaves its end in the note. */
    private static final String NOTED =
            """
            leave "runs $$ $(cut -d' ' -f22 /proc/$$/stat)" || not "no note could be left at $note"
            trap '' HUP PIPE
            """;

    private static final String RECALL =
            """
            words=$(recall) || { echo never; exit 0; }
            read -r word pid start <<<"$words"
            [ "$word" = runs ] || { echo "$words"; exit 0; }
            now=$(cut -d' ' -f22 "/proc/$pid/stat" 2>/dev/null)
            [ "$now" = "$start" ] && echo runs || echo gone
            """;

    private Script() {}

    static String look(Call call) {
        return given(call) + HEAD + BODY + TELL;
    }

    static String run(Call call) {
        return given(call)
                + Notes.script(note(call))
                + HEAD
                + NOTED
                + BODY
                + "leave \"ended $code\"\n"
                + TELL;
    }

    static String recall(Call call) {
        return Notes.script(note(call)) + RECALL;
    }

    static String note(Call call) {
        return Notes.name(call, path(call));
    }

    static String path(Call call) {
        return call.with().getOrDefault("path", "");
    }

    /** A path that is not whole would be looked for wherever the login lands. */
    static Optional<Outcome.Refused> wrong(Call call) {
        return path(call).startsWith("/")
                ? Optional.empty()
                : Optional.of(
                        new Outcome.Refused(
                                "%s on %s: the path `%s` does not begin with /; write where the script lies from the root"
                                        .formatted(call.verb(), call.on(), path(call))));
    }

    /** The time limit leaves a second for the answer to come back in. */
    private static String given(Call call) {
        long seconds = Math.max(1, call.limit().toSeconds() - 1);
        return "path=%s\nlimit=%d\nset -- %s\n"
                .formatted(Sh.quote(path(call)), seconds, words(call));
    }

    private static String words(Call call) {
        return Stream.of(call.with().getOrDefault("words", "").split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .map(Sh::quote)
                .collect(Collectors.joining(" "));
    }
}
