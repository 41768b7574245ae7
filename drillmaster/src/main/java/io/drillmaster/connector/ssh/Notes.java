package io.drillmaster.connector.ssh;

import io.drillmaster.connector.AtOnce;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Notes left on hosts just before something is done to them, so that a look afterwards can tell
 * whether it was done, whoever was lost in between.
 *
 * <p>A note bears the mark of its call: that of an earlier call, of this drill or of another, says
 * nothing about a call that may never have left.
 *
 * <p>A note stays for as long as its answer may have to be looked for: until the connector is
 * closed in order, the host boots, or half a day has gone by.
 */
public final class Notes implements AutoCloseable {

    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final RemoteShell shell;
    private final Map<String, Set<String>> left = new ConcurrentHashMap<>();

    public Notes(RemoteShell shell) {
        this.shell = shell;
    }

    /** The name of the note that one call leaves about a unit, a port, or what else it acts on. */
    public static String name(Call call, String subject) {
        String name = call.verb() + "-" + subject;
        return call.mark().isEmpty() ? name : name + "-" + call.mark();
    }

    /** Where a note of this name lies, for a script to write and read. */
    public static String path(String name) {
        return "/run/drillmaster/" + name.replaceAll("[^A-Za-z0-9@._:-]", "_");
    }

    /**
     * Bash functions: {@code leave WORDS} writes the note at {@code $note}; {@code recall} says it,
     * and fails if there is none or it is too old.
     */
    public static String script(String name) {
        return "note="
                + Sh.quote(path(name))
                + """

                leave() { mkdir -p /run/drillmaster && printf '%s\\n' "$*" >"$note"; }
                recall() { [ -n "$(find "$note" -mmin -720 2>/dev/null)" ] && cat "$note"; }
                """;
    }

    /** Remembers to take a note away in the end. */
    public void left(String host, String name) {
        left.computeIfAbsent(host, _ -> ConcurrentHashMap.newKeySet()).add(path(name));
    }

    /** Takes one note away at once; a host that cannot be reached keeps it. */
    public Ran forget(String host, String name) {
        left.computeIfAbsent(host, _ -> ConcurrentHashMap.newKeySet()).remove(path(name));
        return shell.run(host, Sh.asRoot("rm -f " + Sh.quote(path(name))), GOODBYE);
    }

    /** A host that cannot be reached keeps its notes; they end with its next boot, or by age. */
    @Override
    public void close() {
        AtOnce.all(left.keySet(), this::forget, Deadline.in(GOODBYE));
        left.clear();
    }

    private Ran forget(String host) {
        String paths =
                left.getOrDefault(host, Set.of()).stream()
                        .map(Sh::quote)
                        .collect(Collectors.joining(" "));
        return shell.run(host, Sh.asRoot("rm -f " + paths), GOODBYE);
    }
}
