package io.drillmaster.runbook;

import io.drillmaster.connector.Fidelity;
import io.drillmaster.connector.Verb;
import java.util.List;
import java.util.Optional;

/** Checks that marks mean what they say, and that every fault finds its way back. */
final class InjectionCheck {

    private final List<Phase> phases;
    private final Places places;
    private final Verbs verbs;
    private final Problems problems;

    InjectionCheck(List<Phase> phases, Places places, Verbs verbs, Problems problems) {
        this.phases = phases;
        this.places = places;
        this.verbs = verbs;
        this.problems = problems;
    }

    void check() {
        phases.forEach(phase -> phase.steps().forEach(this::check));
    }

    /** Steps of an envelope are checked where they are written. */
    void check(Step step) {
        switch (step) {
            case Step.Act act -> {
                mark(act, act.marks());
                bites(act);
                strikesAtOnce(act);
                roadBack(act);
                canExpire(act);
            }
            case Step.Await await -> {
                mark(await, await.marks());
                injectsNothing(await, await.marks(), "an await");
            }
            case Step.Ask ask -> {
                mark(ask, ask.marks());
                injectsNothing(ask, ask.marks(), "a question");
            }
            case Step.Watch _, Step.Hold _, Step.FanOut _, Step.Sealed _ -> {}
        }
    }

    /** A mark nearly like a known one would silently measure nothing. */
    private void mark(Step step, Optional<String> mark) {
        mark.filter(each -> !Marks.KNOWN.contains(each))
                .filter(each -> Suggestion.nearest(each, Marks.KNOWN).isPresent())
                .ifPresent(each ->
                        problems.add(
                                places.of(step, "marks"),
                                "no measure knows the mark `" + each + "`",
                                Suggestion.of(each, Marks.KNOWN)));
    }

    private void injectsNothing(Step step, Optional<String> mark, String what) {
        if (mark.equals(Optional.of(Marks.FAILED))) {
            problems.add(
                    places.of(step, "marks"),
                    what + " injects nothing, so it cannot mark `failed`",
                    "mark the act that injects the fault");
        }
    }

    private void bites(Step.Act act) {
        if (Marks.injects(act) && fidelity(act).isEmpty()) {
            problems.add(
                    places.of(act, "marks"),
                    "`" + act.verb() + "` injects no fault, so it cannot mark `failed`",
                    "use one of "
                            + String.join(
                                    ", ",
                                    verbs.acts().stream()
                                            .filter(verb -> verb.fidelity().isPresent())
                                            .map(Verb::name)
                                            .toList()));
        }
    }

    /** Time runs from the first host struck, and is told of them all. */
    private void strikesAtOnce(Step.Act act) {
        if (act.pace().isEmpty() || !Marks.injects(act)) {
            return;
        }
        if (act.pace().get().canary() > 0) {
            problems.add(
                    places.of(act, PaceReader.CANARY),
                    "one fault strikes all its hosts together, and a canary is struck before",
                    "leave `canary:` out, or try it in an act of its own that does not mark"
                            + " `failed`");
        }
        if (act.pace().get().stopAfter() > 0) {
            problems.add(
                    places.of(act, PaceReader.STOP_AFTER),
                    "a fault that did not strike all its hosts is not the one that is measured",
                    "leave `stop-after:` out");
        }
    }

    private Optional<Fidelity> fidelity(Step.Act act) {
        return verbs.act(act.verb()).flatMap(Verb::fidelity);
    }

    private void roadBack(Step.Act act) {
        fidelity(act)
                .ifPresent(fidelity -> {
                    switch (fidelity) {
                        case PARTITION -> heals(act);
                        case POWER -> getsPower(act);
                        case GRACEFUL, CRASH -> {}
                    }
                });
    }

    /** Dropped packets cut the road of every undo that goes over the network. */
    private void heals(Step.Act act) {
        if (act.expires().isEmpty()) {
            problems.add(
                    places.of(act, "act"),
                    "`" + act.verb() + "` may cut the road that its own undo must take",
                    "write `expires: 10m`, so that the target heals by itself");
        }
    }

    /** A fault that nobody on its target can end must not be said to end by itself. */
    private void canExpire(Step.Act act) {
        boolean cannot = verbs.act(act.verb()).filter(verb -> !verb.expires()).isPresent();
        if (act.expires().isPresent() && cannot) {
            problems.add(
                    places.of(act, "expires"),
                    "`" + act.verb() + "` cannot end by itself on its target",
                    "leave `expires:` out, or use one of "
                            + String.join(
                                    ", ",
                                    verbs.acts().stream()
                                            .filter(Verb::expires)
                                            .map(Verb::name)
                                            .toList()));
        }
    }

    /** A host without power hears nothing; only whoever holds the plug can help it. */
    private void getsPower(Step.Act act) {
        boolean outOfBand =
                act.undo() instanceof Undo.By by
                        && by.verb().startsWith("power.")
                        && by.on().equals(act.on());
        if (!outOfBand) {
            problems.add(
                    places.of(act, "undo"),
                    "`"
                            + act.verb()
                            + "` leaves a host without power, and this undo cannot help it",
                    "write `undo: {verb: power.on, limit: 60s}`: it goes by another road than the"
                            + " network");
        }
    }
}
