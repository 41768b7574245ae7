package io.drillmaster.verdict;

import io.drillmaster.connector.Bracket;
import io.drillmaster.journal.CaptureRef;
import io.drillmaster.watch.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the time of an outage went into, as far as the cluster itself was watched.
 *
 * <p>The parts follow each other without a gap, so that they add up to the outage: detect (until a
 * surviving member saw that nobody held the lead), elect (until the next leader said that it led),
 * promote (until it took a write) and route (until the client's own write came through).
 */
final class OutageParts {

    /** The words that cluster managers use for the one who leads. */
    private static final Set<String> LEADING = Set.of("primary", "master", "leader");

    /** What a member says in its state while it sees no leader. */
    static final String UNLOCKED = "no leader";

    private record Boundary(String part, String told, Bracket at) {}

    private OutageParts() {}

    static List<OutagePart> of(CaseFile drill, Recovery recovery) {
        Bracket fault = recovery.fault();
        Bracket good = recovery.when();
        List<Boundary> boundaries = new ArrayList<>();
        Optional<Writable> next = next(drill, good);
        if (next.isEmpty()) {
            return List.of();
        }
        String member = next.get().member();
        Bracket took = opening(next.get(), good).orElseThrow();
        if (took.to() < fault.from()) {
            return List.of();
        }
        List<Transition> changes = transitions(drill);
        Optional<Bracket> leads = leads(changes, member, fault, took);
        if (ledBefore(next.get(), fault)) {
            leads.ifPresent(at ->
                    boundaries.add(
                            new Boundary(
                                    "restart",
                                    "until " + member + ", which led before, ran again",
                                    at)));
            boundaries.add(
                    new Boundary(
                            boundaries.isEmpty() ? "restart and open" : "open",
                            "until it took a write",
                            took));
        } else {
            elected(boundaries, member, unlocked(changes, fault, took), leads, took);
        }
        boundaries.add(
                new Boundary("route", "until a write of the client came through again", good));
        return chained(fault, boundaries);
    }

    /** True when the cluster did not hand over, but waited for the one it had. */
    private static boolean ledBefore(Writable member, Bracket fault) {
        return member.openings().stream()
                .anyMatch(o -> o.began().from() < fault.from() && o.to() >= fault.from());
    }

    private static void elected(
            List<Boundary> boundaries,
            String member,
            Optional<Bracket> unlocked,
            Optional<Bracket> leads,
            Bracket took) {
        unlocked.ifPresent(at ->
                boundaries.add(
                        new Boundary(
                                "detect", "until a member saw that nobody held the lead", at)));
        leads.ifPresent(at ->
                boundaries.add(
                        new Boundary(
                                boundaries.isEmpty() ? "detect and elect" : "elect",
                                "until " + member + " said that it led",
                                at)));
        boundaries.add(
                new Boundary(
                        leads.isEmpty() ? "detect, elect and promote" : "promote",
                        "until " + member + " took a write",
                        took));
    }

    /** The member that took writes when the client's came through again. */
    private static Optional<Writable> next(CaseFile drill, Bracket good) {
        return drill.watch(Kinds.SENTINEL).stream()
                .flatMap(w -> w.captures().stream())
                .filter(c -> c.name().startsWith(Kinds.SENTINEL_CAPTURE))
                .map(c -> member(drill, c))
                .filter(w -> opening(w, good).isPresent())
                .findFirst();
    }

    private static Writable member(CaseFile drill, CaptureRef capture) {
        return Writable.from(
                capture.name().substring(Kinds.SENTINEL_CAPTURE.length()),
                drill.captures().operations(capture));
    }

    private static Optional<Bracket> opening(Writable member, Bracket good) {
        return member.openings().stream()
                .filter(o -> o.began().from() <= good.to() && o.to() >= good.to())
                .map(Writable.Opening::began)
                .findFirst();
    }

    private static List<Transition> transitions(CaseFile drill) {
        return drill.watch(Kinds.ROLES)
                .flatMap(w -> w.capture(Kinds.ROLES_CAPTURE))
                .map(c -> drill.captures().transitions(c))
                .orElse(List.of());
    }

    private static Optional<Bracket> unlocked(
            List<Transition> changes, Bracket fault, Bracket took) {
        return changes.stream()
                .filter(t -> t.state().contains(UNLOCKED))
                .filter(t -> t.after() >= fault.from() && t.before() <= took.to())
                .map(OutageParts::bracket)
                .min((a, b) -> Long.compare(a.to(), b.to()));
    }

    private static Optional<Bracket> leads(
            List<Transition> changes, String member, Bracket fault, Bracket took) {
        return changes.stream()
                .filter(t -> t.member().equals(member) && LEADING.contains(t.role()))
                .filter(t -> t.state().startsWith("running"))
                .filter(t -> t.after() >= fault.from() && t.before() <= took.to())
                .map(OutageParts::bracket)
                .min((a, b) -> Long.compare(a.to(), b.to()));
    }

    private static Bracket bracket(Transition transition) {
        return new Bracket(transition.before(), Math.max(transition.before(), transition.after()));
    }

    /** What comes later cannot have happened earlier: each boundary narrows its neighbours. */
    private static List<OutagePart> chained(Bracket fault, List<Boundary> boundaries) {
        long[] from = new long[boundaries.size()];
        long[] to = new long[boundaries.size()];
        long earliest = fault.from();
        for (int i = 0; i < from.length; i++) {
            earliest = Math.max(earliest, boundaries.get(i).at().from());
            from[i] = earliest;
        }
        long latest = Long.MAX_VALUE;
        for (int i = to.length - 1; i >= 0; i--) {
            latest = Math.min(latest, boundaries.get(i).at().to());
            to[i] = latest;
        }
        List<OutagePart> parts = new ArrayList<>();
        Bracket begin = fault;
        for (int i = 0; i < from.length; i++) {
            Bracket end = new Bracket(Math.min(from[i], to[i]), to[i]);
            parts.add(
                    new OutagePart(boundaries.get(i).part(), boundaries.get(i).told(), begin, end));
            begin = end;
        }
        return parts;
    }
}
