package io.drillmaster.verdict;

import io.drillmaster.connector.Bracket;
import io.drillmaster.journal.CaptureRef;
import io.drillmaster.runbook.Dimension;
import io.drillmaster.verdict.Measurement.Absent;
import io.drillmaster.verdict.Measurement.Interval;
import io.drillmaster.watch.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** How many of the connections that were held open did not survive the injection. */
final class Sessions {

    private final String name;
    private final Bracket fault;
    private long slowest;
    private OptionalLong broken = OptionalLong.empty();

    private Sessions(String name, Bracket fault) {
        this.name = name;
        this.fault = fault;
    }

    static Measurement broken(CaseFile drill) {
        return switch (drill.injected()) {
            case Injected.Not not -> new Absent(not.why(), not.entries());
            case Injected.Took took -> broken(drill, took);
        };
    }

    private static Measurement broken(CaseFile drill, Injected.Took took) {
        List<Long> cited = new ArrayList<>(took.entries());
        List<Sessions> all = new ArrayList<>();
        for (Watched watch : drill.watches(Kinds.SESSION)) {
            cited.addAll(watch.entries());
            List<CaptureRef> captures = watch.captures(Kinds.SESSION_CAPTURE);
            if (captures.isEmpty()) {
                return new Absent(watch.without("sessions from " + watch.step().on()), cited);
            }
            if (!watch.clock().known()) {
                return new Absent(watch.unaligned(), cited);
            }
            for (CaptureRef capture : captures) {
                Sessions session =
                        new Sessions(
                                watch.told(capture, Kinds.SESSION_CAPTURE),
                                watch.clock().read(took.when()));
                drill.captures().operations(capture).forEach(session::see);
                all.add(session);
            }
        }
        if (all.isEmpty()) {
            return new Absent("the plan watches no session through " + Kinds.SESSION, cited);
        }
        Optional<String> unharmed = Paths.whyUnharmed(drill);
        if (unharmed.isPresent()) {
            return new Absent(unharmed.get(), cited);
        }
        long count = all.stream().filter(each -> each.broken.isPresent()).count();
        return new Interval(
                count,
                count,
                Dimension.COUNT,
                cited,
                String.join("; ", all.stream().map(Sessions::told).toList()));
    }

    /** A connection that had to be made anew was lost before, whether or not that was seen. */
    private void see(Operation op) {
        if (op.end() < fault.from() || broken.isPresent()) {
            return;
        }
        switch (op.fate()) {
            case OK -> {
                if (op.connectedFirst()) {
                    broken = OptionalLong.of(op.end());
                }
                slowest = Math.max(slowest, op.took());
            }
            case UNKNOWN, REFUSED, ERROR, READ_ONLY -> broken = OptionalLong.of(op.end());
            case NO_CONNECTION, NOT_TRIED -> {}
        }
    }

    private String told() {
        return broken.isEmpty()
                ? "%s kept, its slowest answer took %s".formatted(name, Figures.seconds(slowest))
                : "%s broken, %s after the injection"
                        .formatted(
                                name,
                                Figures.seconds(Math.max(0, broken.getAsLong() - fault.from())));
    }
}
