package io.drillmaster.verdict;

import io.drillmaster.connector.Bracket;
import io.drillmaster.journal.CaptureRef;
import io.drillmaster.runbook.Dimension;
import io.drillmaster.runbook.Quantity;
import io.drillmaster.verdict.Measurement.Absent;
import io.drillmaster.verdict.Measurement.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** For how long two members of a cluster took writes at the same time. */
final class TwoPrimaries {

    /** The least time that is not none. */
    private static final long INSTANT = 1;

    private TwoPrimaries() {}

    static Measurement of(CaseFile drill) {
        Optional<Watched> sentinel = drill.watch(Kinds.SENTINEL);
        if (sentinel.isEmpty()) {
            return new Absent(
                    "the plan tries no writes at the members themselves, through " + Kinds.SENTINEL,
                    List.of());
        }
        Watched watched = sentinel.get();
        List<Writable> members = members(drill, watched);
        List<String> missing = missing(watched, members);
        if (members.size() < 2 || !missing.isEmpty()) {
            return new Absent(
                    watched.without(
                            missing.isEmpty()
                                    ? "writes tried at two members or more"
                                    : "writes tried at " + String.join(", ", missing)),
                    watched.entries());
        }
        return measured(drill, watched, members);
    }

    private static List<Writable> members(CaseFile drill, Watched watched) {
        List<Writable> members = new ArrayList<>();
        for (CaptureRef capture : watched.captures()) {
            if (capture.name().startsWith(Kinds.SENTINEL_CAPTURE)) {
                members.add(
                        Writable.from(
                                capture.name().substring(Kinds.SENTINEL_CAPTURE.length()),
                                drill.captures().operations(capture)));
            }
        }
        return members;
    }

    /** The watch says whom it set out to try. */
    private static List<String> missing(Watched watched, List<Writable> members) {
        return Arrays.stream(watched.facts().getOrDefault("members", "").split("[,\\s]+"))
                .filter(name -> !name.isEmpty())
                .filter(name -> members.stream().noneMatch(m -> m.member().equals(name)))
                .toList();
    }

    private static Measurement measured(CaseFile drill, Watched watched, List<Writable> members) {
        List<Bracket> silenced = drill.silenced(watched.clock());
        long sure = Overlap.of(members.stream().map(Writable::sure).toList());
        long possible =
                Overlap.of(
                        members.stream()
                                .map(m -> m.possible(silenced, restarts(drill, watched, m)))
                                .toList());
        long instants = sure == 0 && together(members) ? INSTANT : 0;
        String told =
                members.stream()
                        .map(m -> m.member() + " took " + m.accepted())
                        .collect(Collectors.joining(", "));
        return new Interval(
                sure + instants,
                Math.max(possible, sure + instants),
                Dimension.TIME,
                watched.entries(),
                "writes tried at every member each "
                        + Quantity.of(watched.step().every())
                        + ": "
                        + told
                        + "; a member counts as closed from the first try that was refused or found"
                        + " no connection, and as open from the last such try before it accepted"
                        + " one; a standby that the fault silenced, or that the drill restarted,"
                        + " served nobody until it was heard again");
    }

    private static List<Bracket> restarts(CaseFile drill, Watched watched, Writable member) {
        return Restarts.of(drill, member.member(), watched.clock());
    }

    /** True when one member accepted a write between two that another accepted. */
    private static boolean together(List<Writable> members) {
        return members.stream()
                .anyMatch(a ->
                        members.stream()
                                .filter(b -> b != a)
                                .flatMap(b -> b.instants().stream())
                                .anyMatch(i -> a.sure().stream().anyMatch(s -> s.holds(i))));
    }
}
