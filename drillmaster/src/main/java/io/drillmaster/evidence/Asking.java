package io.drillmaster.evidence;

import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import io.drillmaster.runbook.Otherwise;
import io.drillmaster.runbook.Step;
import io.drillmaster.verdict.Finding;
import io.drillmaster.verdict.Scorecard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A question that was put to a role, what was said, and what the machine says about the same.
 *
 * @param kind what silence would have meant
 * @param waited nanoseconds until the answer that counted, or until the drill went on without one
 * @param people how many different people had to answer
 * @param by empty, like {@code answer}, when nobody answered; the last where several did
 * @param standIn true when no person spoke
 * @param shown what was looked at when the question was put
 * @param verdicts those of the measures that the question is about
 * @param unpromised measures that it is about, and for which the runbook has no objective
 */
public record Asking(
        String step,
        String role,
        String question,
        Kind kind,
        long waited,
        int people,
        Optional<String> by,
        Optional<String> answer,
        boolean standIn,
        List<Answer> answers,
        List<Sight> shown,
        List<ReportJson.Line> verdicts,
        List<String> unpromised) {

    /** What a question is put for. */
    public enum Kind {
        /** Without an answer the drill goes back. */
        GATE,
        /** Without an answer the drill goes on. */
        OPINION,
        /** No look could tell what became of a call. */
        DOUBT
    }

    /** Who spoke. */
    public enum Who {
        HOLDER,
        DEPUTY,
        STAND_IN
    }

    /**
     * One answer.
     *
     * @param after nanoseconds since the question was put
     * @param entry of the journal
     */
    public record Answer(String by, Who who, String answer, long after, long entry) {}

    /**
     * What a look found that was shown with the question.
     *
     * @param outcome done, refused or unknown
     * @param told for people
     * @param entry of the journal
     */
    public record Sight(
            String look,
            String on,
            SortedMap<String, String> with,
            String outcome,
            String told,
            long entry) {}

    /** All of a drill, in the order they were put. */
    static List<Asking> of(Drill drill, Scorecard card) {
        List<Entry> entries = drill.entries();
        return IntStream.range(0, entries.size())
                .filter(i -> entries.get(i).event() instanceof Event.Asked)
                .mapToObj(i -> of(drill, i, card))
                .toList();
    }

    private static Asking of(Drill drill, int at, Scorecard card) {
        Entry put = drill.entries().get(at);
        Event.Asked asked = (Event.Asked) put.event();
        Optional<Step.Ask> ask = ask(drill, asked);
        List<Entry> after = drill.entries().subList(at + 1, drill.entries().size());
        List<Entry> talk = after.stream().takeWhile(each -> !ends(each.event(), asked)).toList();
        List<Answer> answers = talk.stream().flatMap(each -> answer(put, each, asked)).toList();
        Optional<Answer> last =
                answers.isEmpty() ? Optional.empty() : Optional.of(answers.getLast());
        int people = ask.map(each -> each.quorum().people()).orElse(1);
        boolean enough = answers.stream().map(Answer::by).distinct().count() >= people;
        Entry end = talk.size() < after.size() ? after.get(talk.size()) : drill.entries().getLast();
        List<Finding> findings = new ArrayList<>();
        List<String> unpromised = new ArrayList<>();
        ask.ifPresent(each -> judge(each, card, findings, unpromised));
        return new Asking(
                asked.step(),
                asked.role(),
                asked.question(),
                ask.map(Asking::kind).orElse(Kind.DOUBT),
                last.filter(_ -> enough)
                        .map(Answer::after)
                        .orElseGet(() -> put.at().until(end.at()).toNanos()),
                people,
                last.map(Answer::by),
                last.map(Answer::answer),
                last.map(each -> each.who() == Who.STAND_IN).orElse(false),
                answers,
                ask.map(each -> shown(drill, each)).orElse(List.of()),
                findings.stream().map(ReportJson::line).toList(),
                unpromised);
    }

    /** The step's own question; empty when it is about a call that no look could settle. */
    private static Optional<Step.Ask> ask(Drill drill, Event.Asked asked) {
        return drill.plan().steps().stream()
                .filter(step -> asked.purpose() == Purpose.ACT && step.id().equals(asked.step()))
                .filter(Step.Ask.class::isInstance)
                .map(Step.Ask.class::cast)
                .findFirst();
    }

    private static Kind kind(Step.Ask ask) {
        return ask.otherwise() == Otherwise.ABORT ? Kind.GATE : Kind.OPINION;
    }

    private static boolean ends(Event event, Event.Asked asked) {
        return switch (event) {
            case Event.Asked again ->
                    again.step().equals(asked.step()) && again.purpose() == asked.purpose();
            case Event.StepEnded ended -> ended.step().equals(asked.step());
            case Event.Closed _ -> true;
            default -> false;
        };
    }

    private static Stream<Answer> answer(Entry put, Entry entry, Event.Asked asked) {
        return Optional.of(entry.event())
                .filter(Event.Replied.class::isInstance)
                .map(Event.Replied.class::cast)
                .filter(said -> said.step().equals(asked.step()))
                .filter(said -> said.purpose() == asked.purpose())
                .map(said ->
                        new Answer(
                                said.by(),
                                who(said),
                                said.answer(),
                                put.at().until(entry.at()).toNanos(),
                                entry.number()))
                .stream();
    }

    private static Who who(Event.Replied said) {
        if (said.standIn()) {
            return Who.STAND_IN;
        }
        return said.deputy() ? Who.DEPUTY : Who.HOLDER;
    }

    private static List<Sight> shown(Drill drill, Step.Ask ask) {
        return drill.entries().stream()
                .filter(entry ->
                        entry.event() instanceof Event.Shown shown && shown.step().equals(ask.id()))
                .map(entry -> sight((Event.Shown) entry.event(), entry.number()))
                .toList();
    }

    private static Sight sight(Event.Shown shown, long entry) {
        String outcome =
                switch (shown.outcome()) {
                    case Outcome.Done _ -> "done";
                    case Outcome.Refused _ -> "refused";
                    case Outcome.Unknown _ -> "unknown";
                };
        String told =
                switch (shown.outcome()) {
                    case Outcome.Done done ->
                            done.facts().values().entrySet().stream()
                                    .map(fact -> fact.getKey() + " " + fact.getValue())
                                    .collect(Collectors.joining(", "));
                    case Outcome.Refused refused -> "could not be looked at: " + refused.why();
                    case Outcome.Unknown unknown -> "no answer: " + unknown.why();
                };
        return new Sight(
                shown.call().verb(), shown.call().on(), shown.call().with(), outcome, told, entry);
    }

    /** A measure may be promised twice, and each promise has its own verdict. */
    private static void judge(
            Step.Ask ask, Scorecard card, List<Finding> findings, List<String> unpromised) {
        ask.about()
                .forEach(measure -> {
                    List<Finding> found =
                            card.findings().stream()
                                    .filter(each -> each.objective().measure() == measure)
                                    .toList();
                    findings.addAll(found);
                    if (found.isEmpty()) {
                        unpromised.add(measure.key());
                    }
                });
    }
}
