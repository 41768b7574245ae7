package io.drillmaster.app.live;

import io.drillmaster.engine.DrillState;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Moment;
import io.drillmaster.journal.Purpose;
import io.drillmaster.journal.StepResult;
import io.drillmaster.plan.Injection;
import io.drillmaster.runbook.Few;
import io.drillmaster.runbook.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** When each part of a drill began and ended, as far as its journal has come. */
public final class Course {

    private final List<Entry> entries = new ArrayList<>();
    private final Map<Integer, Moment> phases = new HashMap<>();
    private final Map<String, Moment> began = new HashMap<>();
    private final Map<String, Moment> ended = new HashMap<>();
    private DrillState state = DrillState.EMPTY;

    /** A stretch of a drill: how it stands and how long it took so far. */
    public enum Standing {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        LEFT_OUT
    }

    /** Takes up further entries. */
    public Course follow(List<Entry> more) {
        for (Entry entry : more) {
            entries.add(entry);
            state = state.after(entry);
            note(entry);
        }
        return this;
    }

    private void note(Entry entry) {
        if (entry.event() instanceof Event.PhaseBegan event) {
            phases.putIfAbsent(event.phase(), entry.at());
        } else if (entry.event() instanceof Event.StepBegan event) {
            began.putIfAbsent(event.step(), entry.at());
        } else if (entry.event() instanceof Event.StepEnded event) {
            ended.putIfAbsent(event.step(), entry.at());
        }
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    public DrillState state() {
        return state;
    }

    /** The instant of the first entry. */
    public Optional<Moment> opened() {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getFirst().at());
    }

    public Standing standing(String step) {
        if (ended.containsKey(step)) {
            boolean done =
                    state.step(step)
                            .flatMap(progress -> progress.result())
                            .filter(StepResult.DONE::equals)
                            .isPresent();
            return done ? Standing.DONE : Standing.FAILED;
        }
        if (began.containsKey(step)) {
            return Standing.RUNNING;
        }
        return over() ? Standing.LEFT_OUT : Standing.WAITING;
    }

    /** How a step on many hosts stands on each, and which of them were put right again. */
    String hosts(Step.FanOut step) {
        Map<Standing, List<String>> hosts = new EnumMap<>(Standing.class);
        int back = 0;
        for (Step part : step.parts()) {
            Standing standing = standing(part.id());
            hosts.computeIfAbsent(standing, _ -> new ArrayList<>()).add(step.host(part));
            back +=
                    state.undo(part.id())
                                    .filter(undo -> undo.isSettled() && undo.isDone())
                                    .isPresent()
                            ? 1
                            : 0;
        }
        List<String> failed = hosts.getOrDefault(Standing.FAILED, List.of());
        int running = hosts.getOrDefault(Standing.RUNNING, List.of()).size();
        return "%d of %d %s"
                        .formatted(
                                hosts.getOrDefault(Standing.DONE, List.of()).size(),
                                step.parts().size(),
                                step.noun())
                + (failed.isEmpty() ? "" : ", failed: " + Few.of(failed))
                + (running == 0 ? "" : ", under way: " + running)
                + (back == 0 ? "" : ", taken back: " + back);
    }

    /** Phases are counted from 1. */
    public Standing phaseStanding(int phase) {
        if (!phases.containsKey(phase)) {
            return over() ? Standing.LEFT_OUT : Standing.WAITING;
        }
        List<Standing> steps =
                state.plan().phases().get(phase - 1).steps().stream()
                        .map(step -> standing(step.id()))
                        .toList();
        if (steps.contains(Standing.FAILED)) {
            return Standing.FAILED;
        }
        if (steps.stream().allMatch(Standing.DONE::equals)) {
            return Standing.DONE;
        }
        return over() ? Standing.LEFT_OUT : Standing.RUNNING;
    }

    private boolean over() {
        return state.turned().isPresent() || state.closed().isPresent();
    }

    /** How long a step took, or takes so far. */
    public Optional<Duration> time(String step, Moment now) {
        return Optional.ofNullable(began.get(step))
                .map(from -> from.until(ended.getOrDefault(step, now)));
    }

    /** How long a phase took, or takes so far; a phase ends where the next one begins. */
    public Optional<Duration> phaseTime(int phase, Moment now) {
        return Optional.ofNullable(phases.get(phase))
                .map(from -> from.until(phases.getOrDefault(phase + 1, phaseEnd(phase, now))));
    }

    private Moment phaseEnd(int phase, Moment now) {
        if (phaseStanding(phase) == Standing.RUNNING) {
            return now;
        }
        return state.plan().phases().get(phase - 1).steps().stream()
                .map(step -> ended.get(step.id()))
                .filter(Objects::nonNull)
                .reduce((_, later) -> later)
                .orElse(now);
    }

    /** The instant the injection was called, from which the clock of the recovery runs. */
    public Optional<Moment> injected() {
        Set<String> steps =
                state.opened().stream()
                        .flatMap(opened -> opened.plan().injections().stream())
                        .map(Injection::step)
                        .collect(Collectors.toSet());
        return entries.stream()
                .filter(entry ->
                        entry.event() instanceof Event.Called called
                                && steps.contains(called.step())
                                && called.purpose() == Purpose.ACT)
                .map(Entry::at)
                .findFirst();
    }
}
