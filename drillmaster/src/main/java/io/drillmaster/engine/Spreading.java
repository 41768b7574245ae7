package io.drillmaster.engine;

import io.drillmaster.journal.StepResult;
import io.drillmaster.runbook.Few;
import io.drillmaster.runbook.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Decides over a step on many hosts: on which it is begun next, what is done on those begun, and
 * when it is over.
 */
final class Spreading {

    private final Step.FanOut step;
    private final List<Step> running = new ArrayList<>();
    private final List<Step> waiting = new ArrayList<>();
    private final List<Step> done = new ArrayList<>();
    private final List<Step> unmet = new ArrayList<>();
    private final List<Step> failed = new ArrayList<>();

    private Spreading(DrillState state, Step.FanOut step) {
        this.step = step;
        for (Step part : step.parts()) {
            standing(state.step(part.id())).add(part);
        }
    }

    private List<Step> standing(Optional<Progress> progress) {
        if (progress.isEmpty()) {
            return waiting;
        }
        return progress.get()
                .result()
                .map(result ->
                        switch (result) {
                            case DONE -> done;
                            case UNMET -> unmet;
                            case FAILED -> failed;
                        })
                .orElse(running);
    }

    /**
     * What is next.
     *
     * @param one decides over the step of one host
     */
    static Command next(
            DrillState state,
            Step.FanOut step,
            Set<Deed> underWay,
            BiFunction<Step, Progress, Command> one) {
        Spreading all = new Spreading(state, step);
        Optional<Step> begin = all.begin();
        if (all.running.isEmpty() && begin.isEmpty()) {
            return new Command.EndStep(step, all.result(), all.told());
        }
        List<Command> wanted = new ArrayList<>();
        for (Step part : all.running) {
            if (!Abreast.isUnderWay(underWay, part.id())) {
                wanted.add(one.apply(part, state.step(part.id()).orElseThrow()));
            }
        }
        // A failure is noted before another host is begun.
        begin.ifPresent(part -> wanted.add(new Command.BeginStep(part)));
        return Abreast.of(wanted, step.pace().atOnce());
    }

    /** The host on which it may be begun now. */
    private Optional<Step> begin() {
        boolean room = running.size() < step.pace().atOnce();
        return room && !stopped() && !awaitsCanary()
                ? waiting.stream().findFirst()
                : Optional.empty();
    }

    private boolean stopped() {
        return failed.size() > step.pace().stopAfter()
                || canaries().stream().anyMatch(failed::contains);
    }

    /** The rest comes after the last canary did well. */
    private boolean awaitsCanary() {
        List<Step> canaries = canaries();
        return canaries.stream().noneMatch(waiting::contains)
                && canaries.stream().anyMatch(running::contains);
    }

    private List<Step> canaries() {
        List<Step> parts = step.parts();
        return parts.subList(0, Math.min(step.pace().canary(), parts.size()));
    }

    private StepResult result() {
        if (stopped()) {
            return StepResult.FAILED;
        }
        return unmet.isEmpty() ? StepResult.DONE : StepResult.UNMET;
    }

    private String told() {
        return "done on %d of %d %s".formatted(done.size(), step.parts().size(), step.noun())
                + named("; failed on ", failed)
                + named("; not so on ", unmet)
                + named("; not begun on ", waiting);
    }

    private String named(String before, List<Step> parts) {
        List<String> hosts = parts.stream().map(part -> step.host(part)).toList();
        return hosts.isEmpty() ? "" : before + Few.of(hosts);
    }
}
