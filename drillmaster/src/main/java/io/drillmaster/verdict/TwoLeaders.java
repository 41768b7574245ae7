package io.drillmaster.verdict;

import io.drillmaster.connector.Bracket;
import io.drillmaster.journal.CaptureRef;
import io.drillmaster.journal.Entry;
import io.drillmaster.runbook.Dimension;
import io.drillmaster.runbook.Quantity;
import io.drillmaster.verdict.Measurement.Absent;
import io.drillmaster.verdict.Measurement.Interval;
import io.drillmaster.watch.Transition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** For how long two engines said at the same time that they led. */
final class TwoLeaders {

    private TwoLeaders() {}

    static Measurement of(CaseFile drill) {
        Optional<Watched> watch = drill.watch(Kinds.LEADS);
        if (watch.isEmpty()) {
            return new Absent(
                    "the plan asks nobody whether he leads, through " + Kinds.LEADS, List.of());
        }
        Watched watched = watch.get();
        Optional<CaptureRef> capture = watched.capture(Kinds.ROLES_CAPTURE);
        if (capture.isEmpty()) {
            return new Absent(watched.without("who said that he led"), watched.entries());
        }
        List<Transition> changes = drill.captures().transitions(capture.get());
        long end = end(drill, watched, changes);
        List<Leading> members =
                Arrays.stream(watched.facts().getOrDefault("members", "").split("[,\\s]+"))
                        .filter(name -> !name.isEmpty())
                        .map(name -> Leading.of(name, changes, end))
                        .toList();
        String silent =
                members.stream()
                        .filter(member -> !member.answered())
                        .map(Leading::member)
                        .collect(Collectors.joining(", "));
        if (members.size() < 2 || !silent.isEmpty()) {
            return new Absent(
                    silent.isEmpty()
                            ? "fewer than two were asked whether they led"
                            : "nobody knows whether " + silent + " led: no answer ever came",
                    watched.entries());
        }
        return measured(drill, watched, members);
    }

    /** When the watch was closed, by its own clock; at the last change if no clock can tell. */
    private static long end(CaseFile drill, Watched watched, List<Transition> changes) {
        long last = changes.stream().mapToLong(Transition::after).max().orElse(0);
        Optional<Bracket> closed =
                drill.entries().stream()
                        .filter(entry -> watched.entries().contains(entry.number()))
                        .reduce((_, later) -> later)
                        .map(Entry::at)
                        .flatMap(drill.axis()::at);
        return closed.isPresent() && watched.clock().known()
                ? Math.max(last, watched.clock().read(closed.get()).from())
                : last;
    }

    private static Measurement measured(CaseFile drill, Watched watched, List<Leading> members) {
        long sure = Overlap.of(members.stream().map(Leading::sure).toList());
        long possible = Overlap.of(members.stream().map(Leading::possible).toList());
        return new Interval(
                sure,
                Math.max(sure, possible),
                Dimension.TIME,
                watched.entries(),
                "everybody was asked each "
                        + Quantity.of(watched.step().every())
                        + ": "
                        + members.stream().map(Leading::told).collect(Collectors.joining(", "))
                        + holders(drill)
                        + "; who did not answer is taken not to have led");
    }

    /** Whom Consul named meanwhile, one after the other. */
    private static String holders(CaseFile drill) {
        String told =
                drill.watch(Kinds.LOCK).stream()
                        .flatMap(w -> w.capture(Kinds.ROLES_CAPTURE).stream())
                        .flatMap(c -> drill.captures().transitions(c).stream())
                        .sorted((a, b) -> Long.compare(a.after(), b.after()))
                        .map(Transition::role)
                        .filter(role -> !role.equals("silent") && !role.equals("unknown"))
                        .collect(
                                ArrayList<String>::new,
                                (list, role) -> {
                                    if (list.isEmpty() || !list.getLast().equals(role)) {
                                        list.add(role);
                                    }
                                },
                                List::addAll)
                        .stream()
                        .collect(Collectors.joining(", then "));
        return told.isEmpty() ? "" : "; the lock was held by " + told;
    }
}
