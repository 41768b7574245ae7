package io.drillmaster.evidence;

import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Versions of every component that named its own in the course of a drill. */
final class Versions {

    private Versions() {}

    static SortedMap<String, String> of(Drill drill) {
        SortedMap<String, String> found = new TreeMap<>();
        for (Entry entry : drill.entries()) {
            switch (entry.event()) {
                case Event.SatDown sat -> sat.versions().forEach((k, v) -> add(found, k, v));
                case Event.WatchBegan began -> named(found, began.facts());
                case Event.Looked looked -> named(found, looked.outcome());
                case Event.Answered answered -> named(found, answered.outcome());
                case Event.Settled settled -> named(found, settled.outcome());
                case Event.Shown shown -> named(found, shown.outcome());
                case Event.Opened _,
                        Event.Unsealed _,
                        Event.Overrode _,
                        Event.PhaseBegan _,
                        Event.StepBegan _,
                        Event.Called _,
                        Event.Asked _,
                        Event.Replied _,
                        Event.Dismissed _,
                        Event.StopSeen _,
                        Event.ClockStepped _,
                        Event.WatchEnded _,
                        Event.StepEnded _,
                        Event.Surveyed _,
                        Event.AbortAsked _,
                        Event.TurnedBack _,
                        Event.Closed _ -> {}
            }
        }
        named(found, drill.plan().settings());
        return found;
    }

    private static void named(SortedMap<String, String> found, Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            named(found, done.facts().values());
        }
    }

    private static void named(SortedMap<String, String> found, Map<String, String> facts) {
        facts.forEach((name, value) -> {
            if (name.contains("version")) {
                add(found, name, value);
            }
        });
    }

    /** A component that changed under the drill is told with both. */
    private static void add(SortedMap<String, String> found, String name, String value) {
        found.merge(
                name, value, (one, other) -> one.endsWith(other) ? one : one + ", later " + other);
    }
}
