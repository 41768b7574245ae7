package io.drillmaster.plan;

import io.drillmaster.runbook.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What people must have said before a drill may start: freeze, approval, notice. */
final class Paperwork {

    /** Without a window, a drill that begins later than announced by more than this is another. */
    private static final Duration PUNCTUAL = Duration.ofHours(1);

    private final Attempt attempt;
    private final Programme programme;

    Paperwork(Attempt attempt, Programme programme) {
        this.attempt = attempt;
        this.programme = programme;
    }

    Optional<String> frozen() {
        return programme.freeze().map(Paperwork::told);
    }

    static String told(Programme.Freeze freeze) {
        return "everything is frozen by %s since %s: %s; `./drill thaw` ends it"
                .formatted(freeze.by(), freeze.at(), freeze.why());
    }

    Optional<String> approval() {
        List<String> approvers =
                programme.approvals().stream()
                        .filter(each -> each.digest().equals(attempt.digest()))
                        .map(Programme.Approval::by)
                        .distinct()
                        .toList();
        if (approvers.stream().anyMatch(each -> !Person.same(each, attempt.by()))) {
            return Optional.empty();
        }
        String so =
                approvers.isEmpty()
                        ? "nobody approved this plan (%s...) since it last started"
                                .formatted(attempt.digest().substring(0, 12))
                        : "only %s approved this plan, who would also start it"
                                .formatted(approvers.getFirst());
        return Optional.of(
                so
                        + "; somebody else than "
                        + attempt.by()
                        + " approves it with `./drill approve "
                        + attempt.plan().runbook()
                        + " ... --by NAME`, with the same choices; a changed runbook, estate, crew"
                        + " or parameter is another plan");
    }

    Optional<String> notice() {
        Optional<Duration> lead = attempt.runbook().notice();
        if (lead.isEmpty()) {
            return Optional.empty();
        }
        List<Programme.Notice> given =
                programme.notices().stream()
                        .filter(each -> each.runbook().equals(attempt.runbook().id()))
                        .filter(each -> each.estate().equals(attempt.estate().name()))
                        .filter(this::forThisTime)
                        .toList();
        Instant latest = attempt.now().minus(lead.get());
        if (given.stream().anyMatch(each -> !each.at().isAfter(latest))) {
            return Optional.empty();
        }
        String so =
                given.isEmpty()
                        ? "nobody was told that this drill begins about now"
                        : "people were told at %s, which is less than %s before"
                                .formatted(given.getFirst().at(), hours(lead.get()));
        return Optional.of(
                so
                        + "; `./drill notice "
                        + attempt.runbook().id()
                        + " --for WHEN` tells them, "
                        + hours(lead.get())
                        + " before WHEN at the latest");
    }

    /** The announced beginning lies in the same opening of the window as now. */
    private boolean forThisTime(Programme.Notice notice) {
        Optional<Opening> opening =
                attempt.runbook()
                        .window()
                        .flatMap(window -> Opening.atOrAfter(window, attempt.now()))
                        .filter(each -> each.holds(attempt.now()));
        return opening.map(each -> each.holds(notice.forWhen()))
                .orElseGet(() ->
                        !attempt.now().isBefore(notice.forWhen())
                                && attempt.now().isBefore(notice.forWhen().plus(PUNCTUAL)));
    }

    private static String hours(Duration time) {
        return time.toMinutes() % 60 == 0 ? time.toHours() + " h" : Quantity.of(time).toString();
    }
}
