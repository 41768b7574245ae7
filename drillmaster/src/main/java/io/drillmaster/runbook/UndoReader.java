package io.drillmaster.runbook;

import io.drillmaster.connector.Effect;
import io.drillmaster.connector.Verb;
import io.drillmaster.runbook.YamlMap.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how an act is taken back, or why it need not be. */
final class UndoReader {

    private static final Pattern NONE = Pattern.compile("none\\s*[,:;]\\s*(\\S.*)", Pattern.DOTALL);
    private static final String REMEDY =
            "write `undo: none, the reason why`, or `undo: {verb: power.on, limit: 60s}`";

    private final Verbs verbs;
    private final Deeds deeds;
    private final Words words;
    private final Problems problems;

    UndoReader(Verbs verbs, Deeds deeds, Words words, Problems problems) {
        this.verbs = verbs;
        this.deeds = deeds;
        this.words = words;
        this.problems = problems;
    }

    /**
     * Reads the undo of an act.
     *
     * @param on what the act is done on, and its undo unless that says otherwise
     */
    Optional<Undo> read(YamlMap act, String on) {
        if (!act.has("undo")) {
            problems.add(act.place(), "this act says nothing of its undo", REMEDY);
            return Optional.empty();
        }
        if (act.isMap("undo")) {
            return act.map("undo").flatMap(undo -> by(undo, on));
        }
        return act.text("undo").flatMap(this::none);
    }

    private Optional<Undo> none(Text text) {
        Matcher matcher = NONE.matcher(text.value().strip());
        if (matcher.matches()) {
            return Optional.of(new Undo.None(matcher.group(1).strip()));
        }
        problems.add(
                text.place(),
                text.value().strip().equals("none")
                        ? "`none` gives no reason"
                        : "`" + text.value() + "` is neither an undo nor a reason",
                REMEDY);
        return Optional.empty();
    }

    private Optional<Undo> by(YamlMap undo, String on) {
        undo.only(List.of("verb", "on", "with", "limit"));
        Optional<Deeds.Deed> deed = deeds.read(undo, "verb", verbs.acts(), Optional.of(on));
        deed.filter(each -> each.verb().effect() == Effect.READS)
                .ifPresent(each ->
                        problems.add(
                                undo.valuePlace("verb"),
                                "`" + each.verb().name() + "` only looks, it undoes nothing",
                                "name a verb that changes something: " + changing()));
        Optional<Duration> limit = undo.required("limit", "60s").flatMap(words::duration);
        return deed.flatMap(each ->
                limit.map(time -> new Undo.By(each.verb().name(), each.on(), each.with(), time)));
    }

    private String changing() {
        return String.join(
                ", ",
                verbs.acts().stream()
                        .filter(verb -> verb.effect() == Effect.CHANGES)
                        .map(Verb::name)
                        .toList());
    }
}
