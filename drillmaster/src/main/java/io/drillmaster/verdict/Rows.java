package io.drillmaster.verdict;

import io.drillmaster.runbook.Dimension;
import java.util.List;
import java.util.Optional;

/**
 * Rows that a backup or a member lost, altered or has too many, against production at its moment.
 */
final class Rows {

    private static final List<String> VERBS = List.of("backup.reconcile", "postgres.reconcile");

    private Rows() {}

    static Measurement lost(CaseFile drill) {
        return of(drill, "lost", "lost");
    }

    static Measurement altered(CaseFile drill) {
        return of(drill, "altered", "altered");
    }

    /** Production may have let go of some of them since; nobody can tell. */
    static Measurement extra(CaseFile drill) {
        return compared(drill)
                .map(told -> told.amount("gone").orElse(Double.NaN))
                .filter(gone -> gone > 0)
                .map(gone -> widened(of(drill, "extra", "extra"), gone))
                .orElseGet(() -> of(drill, "extra", "extra"));
    }

    private static Optional<Told> compared(CaseFile drill) {
        return VERBS.stream().flatMap(verb -> Told.last(drill, verb).stream()).findFirst();
    }

    private static Measurement widened(Measurement measurement, double gone) {
        return measurement instanceof Measurement.Interval found
                ? new Measurement.Interval(
                        found.lo(),
                        found.hi() + gone,
                        found.dimension(),
                        found.entries(),
                        found.note()
                                + "; %.0f rows are only in the backup, and production may have deleted them since"
                                        .formatted(gone))
                : measurement;
    }

    private static Measurement of(CaseFile drill, String fact, String word) {
        Optional<Told> last = compared(drill);
        if (last.isEmpty()) {
            return new Measurement.Absent("nothing was compared with production", List.of());
        }
        Told told = last.get();
        Optional<Double> count = told.amount(fact);
        double compared = told.amount("compared").orElse(0.0);
        if (count.isEmpty() || compared == 0) {
            return new Measurement.Absent(
                    "no row of production is as it was when the backup was taken, so nothing could"
                            + " be compared",
                    told.cited());
        }
        return new Measurement.Interval(
                count.get(), count.get(), Dimension.COUNT, told.cited(), note(told, word));
    }

    private static String note(Told told, String word) {
        String text =
                "%s rows of %s tables were compared; production wrote %s again since, which nobody can compare"
                        .formatted(
                                told.facts().get("compared").orElse("no"),
                                told.facts().get("tables").orElse("no"),
                                told.facts().get("changed").orElse("some"));
        String why = told.facts().get("why").orElse("none");
        String which = told.facts().get("which").orElse("none");
        return text
                + (why.equals("none") ? "" : "; not compared: " + why)
                + (which.contains(word + " ") ? "; some of them: " + which : "");
    }
}
