package io.drillmaster.plan;

import io.drillmaster.runbook.Cue;
import io.drillmaster.runbook.Inject;
import io.drillmaster.runbook.Quantity;
import io.drillmaster.runbook.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The master scenario events list of a plan: what happens when, to whom, and what is expected. */
public final class MasterList {

    private final Plan plan;
    private final List<Listed> listed = new ArrayList<>();
    private Optional<Step> before = Optional.empty();
    private int numbers;

    private MasterList(Plan plan) {
        this.plan = plan;
    }

    /**
     * One entry.
     *
     * @param number such as 3, and 3.1 within an envelope
     * @param planned its time, or what it waits for
     * @param to empty, like {@code expected}, while it is sealed
     */
    public record Listed(
            String number, String step, String planned, String event, String to, String expected) {}

    public static List<Listed> of(Plan plan) {
        MasterList list = new MasterList(plan);
        plan.phases().stream().flatMap(phase -> phase.steps().stream()).forEach(list::step);
        return List.copyOf(list.listed);
    }

    private void step(Step step) {
        Optional<Inject> inject = inject(step);
        if (step instanceof Step.Sealed sealed) {
            numbers++;
            list(String.valueOf(numbers), sealed, inject.orElse(sealed(sealed)));
            int within = 0;
            for (Step part : sealed.parts()) {
                within += inject(part).isPresent() ? 1 : 0;
                String number = numbers + "." + within;
                inject(part).ifPresent(each -> list(number, part, each));
                before = Optional.of(part);
            }
        } else if (inject.isPresent()) {
            numbers++;
            list(String.valueOf(numbers), step, inject.get());
        }
        before = Optional.of(step);
    }

    private static Inject sealed(Step.Sealed sealed) {
        return new Inject(sealed.title() + " (sealed: " + sealed.name() + ")", "", "");
    }

    private Optional<Inject> inject(Step step) {
        return cue(step).flatMap(Cue::inject);
    }

    private Optional<Cue> cue(Step step) {
        return Optional.ofNullable(plan.cues().get(step.id()));
    }

    private void list(String number, Step step, Inject inject) {
        listed.add(
                new Listed(
                        number,
                        step.id(),
                        planned(step),
                        inject.event(),
                        inject.to(),
                        inject.expected()));
    }

    /** Steps come one after the other, so that an await before it is the condition it waits for. */
    private String planned(Step step) {
        Optional<String> at = cue(step).flatMap(Cue::at).map(time -> "at " + Quantity.of(time));
        return at.or(() -> before.map(MasterList::after)).orElse("at the beginning");
    }

    private static String after(Step step) {
        return step instanceof Step.Await await
                ? "once %s, step %s".formatted(await.until(), await.id())
                : "after step " + step.id();
    }
}
