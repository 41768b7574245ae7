package io.drillmaster.evidence;

import io.drillmaster.evidence.Page.Evaluated;
import io.drillmaster.evidence.Page.Machine;
import io.drillmaster.evidence.Page.Spoken;
import java.util.ArrayList;
import java.util.List;

/** What people think of the drill, and beside it what the machine knows, for the page. */
final class EvaluationSection {

    private EvaluationSection() {}

    /** Questions at which the drill would have gone back are no opinions. */
    static List<Evaluated> of(List<Asking> askings) {
        return askings.stream()
                .filter(asking -> asking.kind() == Asking.Kind.OPINION)
                .map(EvaluationSection::of)
                .toList();
    }

    private static Evaluated of(Asking asking) {
        return new Evaluated(
                asking.step(),
                asking.role(),
                asking.question(),
                asking.answers().stream()
                        .map(each -> new Spoken(who(each), each.answer(), each.entry()))
                        .toList(),
                standing(asking),
                machine(asking));
    }

    /** Empty when as many answered as were wanted. */
    private static String standing(Asking asking) {
        long answered = asking.answers().stream().map(Asking.Answer::by).distinct().count();
        if (answered >= asking.people()) {
            return "";
        }
        return asking.people() == 1
                ? "nobody answered"
                : "%d of %d answered".formatted(answered, asking.people());
    }

    static String who(Asking.Answer answer) {
        return switch (answer.who()) {
            case HOLDER -> answer.by();
            case DEPUTY -> answer.by() + ", a deputy";
            case STAND_IN -> answer.by() + ", a stand-in: no person decided this";
        };
    }

    private static List<Machine> machine(Asking asking) {
        List<Machine> all = new ArrayList<>();
        asking.shown()
                .forEach(sight -> all.add(new Machine("", told(sight), List.of(sight.entry()))));
        asking.verdicts()
                .forEach(line ->
                        all.add(
                                new Machine(
                                        line.verdict(),
                                        "%s %s: %s"
                                                .formatted(
                                                        line.objective(),
                                                        line.target(),
                                                        line.measured().told()),
                                        line.entries().stream().distinct().sorted().toList())));
        asking.unpromised()
                .forEach(measure ->
                        all.add(
                                new Machine(
                                        "",
                                        measure + ": the runbook promises nothing of it",
                                        List.of())));
        return all;
    }

    /** What was shown with a question. */
    static String told(Asking.Sight sight) {
        return "%s on %s: %s".formatted(sight.look(), sight.on(), sight.told());
    }
}
