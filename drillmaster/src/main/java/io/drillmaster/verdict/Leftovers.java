package io.drillmaster.verdict;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How the estate differs after a drill from how it was before.
 *
 * @param all what is not as it was, host by host
 * @param unseen where nobody can tell, and why, in sentences
 * @param looks how many looks were compared
 * @param entries the journal entries this rests on
 */
public record Leftovers(List<Leftover> all, List<String> unseen, int looks, List<Long> entries) {

    public Leftovers {
        all = List.copyOf(all);
        unseen = List.copyOf(unseen);
        entries = List.copyOf(entries);
    }

    /** Compares the looks of a journal, however its drill ended. */
    public static Leftovers of(List<Entry> entries) {
        List<Leftover> all = new ArrayList<>();
        List<String> unseen = new ArrayList<>();
        List<Long> cited = new ArrayList<>();
        List<Call> calls = calls(entries);
        int looks = 0;
        for (Call call : calls) {
            Optional<Entry> before = last(entries, Side.BEFORE, call);
            Optional<Entry> after = last(entries, Side.AFTER, call);
            before.ifPresent(entry -> cited.add(entry.number()));
            after.ifPresent(entry -> cited.add(entry.number()));
            Optional<Facts> was = before.flatMap(Leftovers::facts);
            Optional<Facts> is = after.flatMap(Leftovers::facts);
            if (was.isPresent() && is.isPresent()) {
                looks++;
                differing(call, was.get(), is.get(), all);
            } else {
                unseen.add(
                        was.isEmpty()
                                ? unseen(call, "before", before)
                                : unseen(call, "after", after));
            }
        }
        return new Leftovers(all, unseen, looks, cited);
    }

    private static List<Call> calls(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.event() instanceof Event.Opened)
                .flatMap(entry -> ((Event.Opened) entry.event()).plan().normal().stream())
                .toList();
    }

    private static Optional<Entry> last(List<Entry> entries, Side side, Call call) {
        return entries.stream()
                .filter(entry ->
                        entry.event() instanceof Event.Surveyed surveyed
                                && surveyed.when() == side
                                && surveyed.call().equals(call))
                .reduce((_, later) -> later);
    }

    private static Optional<Facts> facts(Entry entry) {
        return ((Event.Surveyed) entry.event()).outcome() instanceof Outcome.Done done
                ? Optional.of(done.facts())
                : Optional.empty();
    }

    private static String unseen(Call call, String side, Optional<Entry> look) {
        String why =
                look.map(entry ->
                                switch (((Event.Surveyed) entry.event()).outcome()) {
                                    case Outcome.Done _ -> "";
                                    case Outcome.Refused refused -> ": " + refused.why();
                                    case Outcome.Unknown unknown -> ": " + unknown.why();
                                })
                        .orElse("");
        return "%s was not seen %s the drill (%s)%s".formatted(call.on(), side, call.verb(), why);
    }

    private static void differing(Call call, Facts was, Facts is, List<Leftover> all) {
        SortedSet<String> things = new TreeSet<>(was.values().keySet());
        things.addAll(is.values().keySet());
        for (String thing : things) {
            if (!was.get(thing).equals(is.get(thing))) {
                all.add(new Leftover(call.verb(), call.on(), thing, was.get(thing), is.get(thing)));
            }
        }
    }
}
