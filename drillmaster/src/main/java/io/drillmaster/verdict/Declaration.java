package io.drillmaster.verdict;

import io.drillmaster.connector.Bracket;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.StepResult;
import io.drillmaster.runbook.Dimension;
import io.drillmaster.runbook.Quantity;
import io.drillmaster.runbook.Step;
import io.drillmaster.verdict.Measurement.Absent;
import io.drillmaster.verdict.Measurement.Interval;
import io.drillmaster.verdict.Measurement.Never;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What lies before and after the answer of the person who declares that a site is lost. */
final class Declaration {

    /** The mark that the question must carry. */
    static final String MARK = "declared";

    private static final String RECOVERED = "recovered";

    private final CaseFile drill;
    private final Step.Ask ask;

    private Declaration(CaseFile drill, Step.Ask ask) {
        this.drill = drill;
        this.ask = ask;
    }

    private static Optional<Declaration> of(CaseFile drill) {
        return drill.plan().steps().stream()
                .filter(Step.Ask.class::isInstance)
                .map(Step.Ask.class::cast)
                .filter(each -> each.marks().equals(Optional.of(MARK)))
                .findFirst()
                .map(ask -> new Declaration(drill, ask));
    }

    /** From the alert, by its own time, to the answer. */
    static Measurement decision(CaseFile drill) {
        return of(drill).map(Declaration::decision).orElseGet(Declaration::nobody);
    }

    /** From the answer to the look at which the other site served the clients. */
    static Measurement execution(CaseFile drill) {
        return of(drill).map(Declaration::execution).orElseGet(Declaration::nobody);
    }

    private static Measurement nobody() {
        return new Absent("no question of the plan marks " + MARK, List.of());
    }

    private Measurement decision() {
        Optional<Entry> reply = reply();
        if (reply.isEmpty()) {
            return undeclared();
        }
        Optional<Entry> look = Detection.seen(drill);
        if (look.isEmpty()) {
            return new Absent("nobody saw an alert to decide on", cited(reply));
        }
        List<Long> cited = cited(look, reply);
        if (byStandIn()) {
            return new Absent(
                    "a stand-in answered; how long people take to decide is not known", cited);
        }
        return between(Detection.began(drill, look.get()), at(reply.get()), cited)
                .orElseGet(() -> unplaced(cited));
    }

    private Measurement execution() {
        Optional<Entry> reply = reply();
        if (reply.isEmpty()) {
            return undeclared();
        }
        Optional<Entry> look = Restored.seen(drill, RECOVERED);
        if (look.isEmpty()) {
            return new Never(
                    "it was not seen that the other site served the clients", cited(reply));
        }
        List<Long> cited = cited(reply, look);
        return between(at(reply.get()), at(look.get()), cited).orElseGet(() -> unplaced(cited));
    }

    private Optional<Bracket> at(Entry entry) {
        return drill.axis().at(entry.at());
    }

    private static Optional<Measurement> between(
            Optional<Bracket> from, Optional<Bracket> to, List<Long> cited) {
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        Span span = Spans.between(from.get(), to.get());
        return Optional.of(
                new Interval(
                        span.lo(),
                        span.hi(),
                        Dimension.TIME,
                        cited,
                        "by the clock of the coordinator, on which the answer was noted"));
    }

    private static Measurement unplaced(List<Long> cited) {
        return new Absent("no clock can tell how the one lies to the other", cited);
    }

    private List<Entry> replies() {
        return drill.entries().stream()
                .filter(entry ->
                        entry.event() instanceof Event.Replied replied
                                && replied.step().equals(ask.id()))
                .toList();
    }

    /** The answer that was the last one wanted; until then nobody knew that it is declared. */
    private Optional<Entry> reply() {
        Set<String> answered = new HashSet<>();
        for (Entry entry : replies()) {
            answered.add(((Event.Replied) entry.event()).by());
            if (answered.size() == ask.quorum().people()) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    private boolean byStandIn() {
        return replies().stream().anyMatch(entry -> ((Event.Replied) entry.event()).standIn());
    }

    private Measurement undeclared() {
        Optional<Entry> ended =
                drill.entries().stream()
                        .filter(entry ->
                                entry.event() instanceof Event.StepEnded end
                                        && end.step().equals(ask.id())
                                        && end.result() == StepResult.FAILED)
                        .findFirst();
        String who = replies().isEmpty() ? "nobody" : "too few people";
        return ended.isPresent()
                ? new Never(
                        "%s answered step %s within %s"
                                .formatted(who, ask.id(), Quantity.of(ask.within())),
                        cited(ended))
                : new Absent("the drill never came to ask, step " + ask.id(), List.of());
    }

    private static List<Long> cited(Optional<Entry> one) {
        return cited(one, Optional.empty());
    }

    private static List<Long> cited(Optional<Entry> one, Optional<Entry> other) {
        return Stream.concat(one.stream(), other.stream()).map(Entry::number).toList();
    }
}
