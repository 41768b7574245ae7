package io.drillmaster.app.simulation;

import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import io.drillmaster.journal.Side;
import io.drillmaster.journal.StepResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which transitions of a drill were walked, which deaths were died, and how often. */
public final class Walked {

    private static final String SEVERAL = "SatDown after several calls had left";
    private static final List<String> OUTCOMES = List.of("Done", "Refused", "Unknown");

    private final SortedMap<String, Integer> times = new TreeMap<>();

    void walk(List<Entry> entries, List<Death> deaths) {
        entries.forEach(entry -> times.merge(name(entry.event()), 1, Integer::sum));
        several(entries);
        deaths.forEach(death -> times.merge(name(death), 1, Integer::sum));
    }

    /** Counts the deaths under which several calls were under way. */
    private void several(List<Entry> entries) {
        Set<String> underWay = new HashSet<>();
        for (Entry entry : entries) {
            if (entry.event() instanceof Event.Called called) {
                underWay.add(called.purpose() + called.step());
            } else if (entry.event() instanceof Event.Answered answered) {
                underWay.remove(answered.purpose() + answered.step());
            } else if (entry.event() instanceof Event.SatDown) {
                if (underWay.size() > 1) {
                    times.merge(SEVERAL, 1, Integer::sum);
                }
                underWay.clear();
            }
        }
    }

    public SortedMap<String, Integer> times() {
        return Collections.unmodifiableSortedMap(times);
    }

    /** Those that nobody walked yet. */
    public List<String> never() {
        return all().stream().filter(each -> !times.containsKey(each)).toList();
    }

    /** Every transition there is, but those that stand before a drill's first act. */
    static List<String> all() {
        List<String> all = new ArrayList<>(List.of("Opened", "SatDown", "PhaseBegan", "StepBegan"));
        for (Purpose purpose : Purpose.values()) {
            all.add("Called " + purpose);
            OUTCOMES.forEach(outcome -> all.add("Answered " + purpose + " " + outcome));
        }
        for (Purpose purpose : List.of(Purpose.ACT, Purpose.UNDO, Purpose.ARM, Purpose.DISARM)) {
            OUTCOMES.forEach(outcome -> all.add("Settled " + purpose + " " + outcome));
        }
        OUTCOMES.forEach(outcome -> all.add("Looked " + outcome));
        for (Side side : Side.values()) {
            OUTCOMES.forEach(outcome -> all.add("Surveyed " + side + " " + outcome));
        }
        OUTCOMES.forEach(outcome -> all.add("Shown " + outcome));
        all.addAll(List.of("Asked ACT", "Asked UNDO", "Replied ACT", "Replied UNDO"));
        all.addAll(List.of("Dismissed", "StopSeen", "ClockStepped", "AbortAsked", "Unsealed"));
        all.addAll(List.of("WatchBegan", "WatchEnded"));
        for (StepResult result : StepResult.values()) {
            all.add("StepEnded " + result);
        }
        for (Ending ending : Ending.values()) {
            all.add("TurnedBack " + ending);
            all.add("Closed " + ending);
        }
        for (Ending ending : List.of(Ending.FAILED, Ending.ABORTED, Ending.STOPPED)) {
            all.add("Closed " + ending + " with something left");
        }
        all.add(SEVERAL);
        for (Death death : Death.values()) {
            all.add(name(death));
        }
        return all;
    }

    private static String name(Death death) {
        return "Died " + death.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String name(Event event) {
        String kind = event.getClass().getSimpleName();
        return switch (event) {
            case Event.Called called -> kind + " " + called.purpose();
            case Event.Answered answered ->
                    kind + " " + answered.purpose() + " " + name(answered.outcome());
            case Event.Settled settled ->
                    kind + " " + settled.purpose() + " " + name(settled.outcome());
            case Event.Looked looked -> kind + " " + name(looked.outcome());
            case Event.Shown shown -> kind + " " + name(shown.outcome());
            case Event.Surveyed surveyed ->
                    kind + " " + surveyed.when() + " " + name(surveyed.outcome());
            case Event.Asked asked -> kind + " " + asked.purpose();
            case Event.Replied replied -> kind + " " + replied.purpose();
            case Event.StepEnded ended -> kind + " " + ended.result();
            case Event.TurnedBack back -> kind + " " + back.ending();
            case Event.Closed closed ->
                    kind
                            + " "
                            + closed.ending()
                            + (closed.left().isEmpty() ? "" : " with something left");
            case Event.Opened _,
                    Event.Unsealed _,
                    Event.SatDown _,
                    Event.PhaseBegan _,
                    Event.StepBegan _,
                    Event.Overrode _,
                    Event.Dismissed _,
                    Event.StopSeen _,
                    Event.ClockStepped _,
                    Event.AbortAsked _,
                    Event.WatchBegan _,
                    Event.WatchEnded _ ->
                    kind;
        };
    }

    private static String name(Outcome outcome) {
        return outcome.getClass().getSimpleName();
    }
}
