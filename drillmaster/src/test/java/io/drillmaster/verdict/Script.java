package io.drillmaster.verdict;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Alignment;
import io.drillmaster.journal.CaptureRef;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Journal;
import io.drillmaster.journal.JournalStore;
import io.drillmaster.journal.Moment;
import io.drillmaster.journal.Purpose;
import io.drillmaster.journal.StepResult;
import io.drillmaster.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes a journal by hand, in milliseconds since the drill was opened. */
public final class Script {

    /** What the coordinator's monotonic clock reads at the start. */
    public static final long ORIGIN = 7_000_000_000_000L;

    private static final Instant WALL = Instant.parse("2026-03-07T07:00:00Z");

    private final List<String> lines = new ArrayList<>();
    private final Journal journal;
    private int sitting = 1;
    private double now;

    public Script(Plan plan) {
        this.journal = new Journal(new Lines(lines));
        add(new Event.Opened("DRILL-20260307-001", plan));
    }

    /** A drill that cut a host's power at 5 s and was watched from the first second to the 20th. */
    static Script cut(Plan plan, Alignment aligned, String... sentinels) {
        return new Script(plan)
                .sat()
                .at(1_000)
                .watching(Plans.LEDGER, aligned)
                .watching(Plans.SENTINEL, aligned)
                .at(5_000)
                .called(Plans.INJECT, "power.cut", "nyc-db1")
                .at(5_060)
                .answered(Plans.INJECT)
                .at(20_000)
                .watched(Plans.LEDGER, aligned, "ledger")
                .watched(Plans.SENTINEL, aligned, sentinels)
                .closed(Ending.COMPLETED, "every step is done");
    }

    /** Sets the clock for what follows. */
    public Script at(double millis) {
        now = millis;
        return this;
    }

    public Script sat(int number, String boot, Map<String, String> versions) {
        sitting = number;
        return add(new Event.SatDown(number, "ana@bastion", boot, 4711, new TreeMap<>(versions)));
    }

    public Script sat() {
        return sat(1, "boot-a", Map.of("drillmaster", "0.1.0", "java", "25.0.1"));
    }

    public Script add(Event event) {
        long nanos = Math.round(now * 1e6);
        journal.append(new Moment(WALL.plusNanos(nanos), ORIGIN + nanos, sitting), event);
        journal.sync();
        return this;
    }

    public Script phase(int number, String title) {
        return add(new Event.PhaseBegan(number, title));
    }

    public Script began(String step) {
        return add(new Event.StepBegan(step));
    }

    public Script done(String step) {
        return add(new Event.StepEnded(step, StepResult.DONE, ""));
    }

    public Script called(String step, String verb, String on) {
        return add(new Event.Called(step, Purpose.ACT, Call.of(verb, on, Duration.ofSeconds(60))));
    }

    public Script answered(String step, Outcome outcome) {
        return add(new Event.Answered(step, Purpose.ACT, outcome));
    }

    public Script answered(String step) {
        return answered(step, new Outcome.Done(Facts.NONE));
    }

    public Script watching(String step, Alignment alignment) {
        return add(new Event.WatchBegan(step, alignment, new TreeMap<>()));
    }

    public Script watched(String step, Alignment alignment, String... captures) {
        List<CaptureRef> refs = new ArrayList<>();
        for (String name : captures) {
            String file = "captures/" + step + "/" + name;
            refs.add(new CaptureRef(name, file, 1234, "5".repeat(64)));
        }
        return add(new Event.WatchEnded(step, Optional.of(alignment), refs, Optional.empty()));
    }

    public Script looked(String step, boolean holds, Map<String, String> facts) {
        return add(new Event.Looked(step, new Outcome.Done(Facts.of(facts)), holds));
    }

    public Script closed(Ending ending, String why, String... left) {
        return add(new Event.Closed(ending, why, List.of(left)));
    }

    public List<Entry> entries() {
        return journal.entries();
    }

    /** The text of the journal as a file holds it. */
    public String text() {
        return String.join("\n", lines) + "\n";
    }

    private record Lines(List<String> lines) implements JournalStore {
        @Override
        public void append(String line) {
            lines.add(line);
        }

        @Override
        public void sync() {}

        @Override
        public void close() {}
    }
}
