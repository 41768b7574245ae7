package io.drillmaster.evidence;

import io.drillmaster.evidence.chart.Bar;
import io.drillmaster.evidence.chart.Gantt;
import io.drillmaster.evidence.chart.Mark;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.StepResult;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Step;
import io.drillmaster.verdict.ClientOutage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Phases, steps and marks of a drill, as its journal dates them. */
final class Timeline {

    private final Drill drill;
    private final Zero zero;
    private final double end;

    Timeline(Drill drill, Zero zero) {
        this.drill = drill;
        this.zero = zero;
        this.end = zero.seconds(drill.entries().getLast().at());
    }

    String svg(Optional<ClientOutage> outage) {
        return Gantt.of(bars(), marks(outage));
    }

    List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        for (Phase phase : drill.plan().phases()) {
            List<Bar> steps = new ArrayList<>();
            for (Step step : phase.steps()) {
                bar(step).ifPresent(steps::add);
            }
            if (!steps.isEmpty()) {
                double from = steps.stream().mapToDouble(Bar::from).min().orElse(0);
                double to =
                        steps.stream()
                                .filter(s -> !s.kind().equals("watch"))
                                .mapToDouble(Bar::to)
                                .max()
                                .orElse(from);
                bars.add(new Bar(phase.title(), "phase", from, to, "done"));
                bars.addAll(steps);
            }
        }
        return bars;
    }

    private Optional<Bar> bar(Step step) {
        Optional<Entry> began = drill.first(e -> begins(e, step.id()));
        if (began.isEmpty()) {
            return Optional.empty();
        }
        Optional<Entry> ended = drill.first(e -> ends(e, step));
        String result = ended.map(e -> failed(e) ? "failedstep" : "donestep").orElse("openstep");
        return Optional.of(
                new Bar(
                        step.id() + "  " + step.title() + hosts(step, ended),
                        kind(step),
                        zero.seconds(began.get().at()),
                        ended.map(e -> zero.seconds(e.at())).orElse(end),
                        result));
    }

    /** On how many of its hosts a fan-out went well, and on which it did not. */
    private static String hosts(Step step, Optional<Entry> ended) {
        return step instanceof Step.FanOut
                ? ended.map(e -> ": " + ((Event.StepEnded) e.event()).why()).orElse("")
                : "";
    }

    private static boolean begins(Entry entry, String step) {
        return entry.event() instanceof Event.StepBegan began && began.step().equals(step);
    }

    /** A watch goes on after its step, until it is closed. */
    private static boolean ends(Entry entry, Step step) {
        if (step instanceof Step.Watch) {
            return entry.event() instanceof Event.WatchEnded ended
                    && ended.step().equals(step.id());
        }
        return entry.event() instanceof Event.StepEnded ended && ended.step().equals(step.id());
    }

    private static boolean failed(Entry entry) {
        if (entry.event() instanceof Event.WatchEnded ended) {
            return ended.trouble().isPresent();
        }
        return entry.event() instanceof Event.StepEnded ended && ended.result() != StepResult.DONE;
    }

    static String kind(Step step) {
        return switch (step) {
            case Step.Act _ -> "act";
            case Step.Await _ -> "await";
            case Step.Ask _ -> "ask";
            case Step.Watch _ -> "watch";
            case Step.Hold _ -> "hold";
            case Step.Sealed _ -> "sealed";
            case Step.FanOut out -> kind(out.parts().getFirst());
        };
    }

    private List<Mark> marks(Optional<ClientOutage> outage) {
        List<Mark> marks = new ArrayList<>();
        if (zero.injection()) {
            marks.add(new Mark("injection", 0));
        }
        if (zero.placesClient()) {
            outage.ifPresent(
                    o -> marks.add(new Mark("recovered", zero.seconds(o.recovered().to()))));
        }
        for (Step step : drill.plan().steps()) {
            if (step instanceof Step.Await await && await.marks().isPresent()) {
                drill.first(e -> ends(e, step) && !failed(e))
                        .ifPresent(e ->
                                marks.add(new Mark(await.marks().get(), zero.seconds(e.at()))));
            }
        }
        for (Entry entry : drill.entries()) {
            if (entry.event() instanceof Event.TurnedBack turned) {
                String why = turned.ending().name().toLowerCase(Locale.ROOT);
                marks.add(new Mark("turned back, " + why, zero.seconds(entry.at())));
            }
            if (entry.event() instanceof Event.SatDown sat && sat.sitting() > 1) {
                marks.add(new Mark("resumed", zero.seconds(entry.at())));
            }
        }
        marks.sort(Comparator.comparingDouble(Mark::at));
        return marks;
    }
}
