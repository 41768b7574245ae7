package io.drillmaster.connector.consul;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/** Changes one key, with a note of what it was, and puts exactly that back. */
final class KeyChange {

    private final Servers servers;
    private final Call call;
    private final String name;

    KeyChange(Servers servers, Call call) {
        this.servers = servers;
        this.call = call;
        this.name = call.with().getOrDefault("key", "");
    }

    Outcome put() {
        String value = call.with().getOrDefault("value", "");
        return servers.key(
                name,
                seen ->
                        expected(seen)
                                .orElseGet(() -> {
                                    String now = Key.encoded(value);
                                    return changed(
                                            seen,
                                            value,
                                            new Transaction()
                                                    .put(seen, now, seen.flags())
                                                    .leave(Note.of(call, seen, now)));
                                }));
    }

    Outcome delete() {
        return servers.key(
                name,
                seen ->
                        expected(seen)
                                .orElseGet(() -> {
                                    if (!seen.exists()) {
                                        return refused("there is no key " + name);
                                    }
                                    if (!seen.session().isEmpty()) {
                                        return refused(
                                                "%s is held by the session %s, whose lock would go with it; use"
                                                                .formatted(name, seen.session())
                                                        + " consul.release");
                                    }
                                    return changed(
                                            seen,
                                            "none",
                                            new Transaction()
                                                    .delete(seen)
                                                    .leave(Note.of(call, seen, "")));
                                }));
    }

    private Optional<Outcome> expected(Key seen) {
        return call.argument("expect")
                .filter(expected -> !expected.equals(seen.exists() ? seen.text() : "none"))
                .map(expected ->
                        refused(
                                "%s should be %s before it is changed, and is %s"
                                        .formatted(name, expected, seen.told())));
    }

    private Outcome changed(Key seen, String value, Transaction transaction) {
        return servers.change(
                Transaction.PATH,
                transaction.json(),
                _ -> new Outcome.Done(Facts.of(Map.of("was", seen.told(), "value", value))));
    }

    /** Puts back what was before this drill's first change; nothing if nothing is changed now. */
    Outcome restore() {
        return notes(notes ->
                notes.isEmpty()
                        ? new Outcome.Done(Facts.of(Map.of("restored", "nothing")))
                        : servers.key(name, seen -> restore(seen, notes)));
    }

    private Outcome restore(Key seen, List<Note> notes) {
        String ours = notes.getLast().now();
        if (!seen.value().equals(ours) || seen.exists() == ours.isEmpty()) {
            return refused(
                    "somebody else changed %s since; it is %s now and stays as it is"
                            .formatted(name, seen.told()));
        }
        Note.Was was = notes.getFirst().was();
        Transaction transaction = new Transaction();
        if (was.exists()) {
            transaction.put(seen, was.value(), was.flags());
        } else if (seen.exists()) {
            transaction.delete(seen);
        }
        notes.forEach(note -> transaction.forget(note.name()));
        return servers.change(
                Transaction.PATH,
                transaction.json(),
                _ ->
                        new Outcome.Done(
                                Facts.of(Map.of("restored", was.exists() ? "value" : "none"))));
    }

    /** Whether the note of this call stands, which was left together with its change or not. */
    Outcome tookHold() {
        return servers.key(
                Note.name(call),
                seen ->
                        Note.of(seen).filter(note -> note.mark().equals(call.mark())).isPresent()
                                ? new Outcome.Done(Facts.NONE)
                                : refused("it left no note, so it changed nothing"));
    }

    Outcome wasRestored() {
        return notes(notes ->
                notes.isEmpty()
                        ? new Outcome.Done(Facts.NONE)
                        : refused(name + " is still as this drill left it"));
    }

    private Outcome notes(Function<List<Note>, Outcome> read) {
        String path = Key.path(Note.drill(call)) + "?recurse=true&consistent=true";
        return servers.first(
                path,
                true,
                answered -> {
                    try {
                        return read.apply(
                                answered.status() == 404
                                        ? List.of()
                                        : Note.about(name, answered.body()));
                    } catch (JacksonException e) {
                        return servers.unreadable(path, answered);
                    }
                });
    }

    private Outcome refused(String why) {
        return new Outcome.Refused("%s on %s: %s".formatted(call.verb(), call.on(), why));
    }
}
