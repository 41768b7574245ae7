package io.drillmaster.evidence;

import io.drillmaster.runbook.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The master scenario events list, as planned and as it came, for the page. */
final class EventsSection {

    private EventsSection() {}

    static Page.Events of(Drill drill, List<Asking> askings) {
        return new Page.Events(
                MasterEvent.of(drill, askings).stream().map(EventsSection::row).toList(),
                SealedEnvelope.of(drill).stream().map(EventsSection::envelope).toList());
    }

    private static Page.EventRow row(MasterEvent event) {
        return new Page.EventRow(
                event.number(),
                event.step(),
                event.planned(),
                event.event(),
                event.to(),
                event.expected(),
                came(event),
                happened(event),
                event.entries());
    }

    static String came(MasterEvent event) {
        return event.came().map(nanos -> "after " + time(nanos)).orElse("never")
                + event.took().map(nanos -> ", took " + time(nanos)).orElse("");
    }

    static String happened(MasterEvent event) {
        String answers =
                event.answers().stream()
                        .map(each ->
                                "%s after %s: %s"
                                        .formatted(
                                                EvaluationSection.who(each),
                                                time(each.after()),
                                                each.answer()))
                        .collect(Collectors.joining("; "));
        if (!answers.isEmpty()) {
            return answers;
        }
        return event.came().isEmpty()
                ? ""
                : event.result().map(each -> each + ": ").orElse("") + event.told();
    }

    private static Page.EnvelopeRow envelope(SealedEnvelope envelope) {
        return new Page.EnvelopeRow(
                envelope.step(),
                envelope.name(),
                envelope.hash(),
                envelope.sealed(),
                envelope.opened().orElse("never"),
                envelope.told(),
                envelope.entry().stream().toList());
    }

    private static String time(long nanos) {
        return Quantity.of(Duration.ofMillis(nanos / 1_000_000)).toString();
    }
}
