package io.drillmaster.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.plan.Interlock;
import io.drillmaster.plan.Programme;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProgrammeFoldTest {

    private static final Moment AT = new Moment(Instant.parse("2026-11-05T06:00:00Z"), 7, 1);

    private static Programme after(ProgrammeEvent... events) {
        return ProgrammeFold.of(
                List.of(events).stream()
                        .map(event -> new ProgrammeEntry(1, "", AT, event, ""))
                        .toList());
    }

    private static ProgrammeEvent approved(String digest, String by) {
        return new ProgrammeEvent.Approved(digest, "DR-1", "prod", by, Optional.empty());
    }

    private static ProgrammeEvent overridden(String digest, String by, String... interlocks) {
        return new ProgrammeEvent.Overridden(digest, List.of(interlocks), by, "must");
    }

    @Test
    void a_freeze_lasts_until_it_is_thawed_however_often_it_was_frozen() {
        ProgrammeEvent first = new ProgrammeEvent.Frozen("Ada", "one");
        ProgrammeEvent second = new ProgrammeEvent.Frozen("Bob", "two");
        ProgrammeEvent thaw = new ProgrammeEvent.Thawed("Ada", "over");

        assertThat(after(first, second).freeze())
                .contains(new Programme.Freeze("Bob", "two", AT.wall()));
        assertThat(after(first, second, thaw).freeze()).isEmpty();
        assertThat(after(first, thaw, second).freeze()).isPresent();
    }

    @Test
    void an_approval_is_for_one_start_of_its_own_plan() {
        ProgrammeEvent other = new ProgrammeEvent.Started("DR-1-001", "y", "Ada");
        ProgrammeEvent start = new ProgrammeEvent.Started("DR-1-002", "x", "Ada");

        assertThat(after(approved("x", "Bob"), other).approvals()).hasSize(1);
        assertThat(after(approved("x", "Bob"), start).approvals()).isEmpty();
        assertThat(after(start, approved("x", "Bob")).approvals()).hasSize(1);
    }

    @Test
    void an_override_takes_two_different_people_for_the_same_interlock_of_the_same_plan() {
        ProgrammeEvent ada = overridden("x", "Ada", "window", "markets");

        assertThat(after(ada, overridden("x", "Bob", "window")).overriding("x", Interlock.WINDOW))
                .hasSize(2);
        assertThat(after(ada, overridden("x", "Bob", "window")).overriding("x", Interlock.MARKETS))
                .isEmpty();
        assertThat(after(ada, overridden("y", "Bob", "window")).overriding("x", Interlock.WINDOW))
                .isEmpty();
        assertThat(after(ada, overridden("x", " ADA", "window")).overriding("x", Interlock.WINDOW))
                .isEmpty();
    }

    @Test
    void an_override_is_used_up_by_the_start_it_was_entered_for() {
        assertThat(
                        after(
                                        overridden("x", "Ada", "window"),
                                        overridden("x", "Bob", "window"),
                                        new ProgrammeEvent.Started("DR-1-001", "x", "Cy"))
                                .overriding("x", Interlock.WINDOW))
                .isEmpty();
    }

    @Test
    void a_freeze_is_never_overridden() {
        assertThat(
                        after(overridden("x", "Ada", "frozen"), overridden("x", "Bob", "frozen"))
                                .overriding("x", Interlock.FROZEN))
                .isEmpty();
    }

    @Test
    void a_leftover_is_accepted_by_two_different_people() {
        ProgrammeEvent ada = new ProgrammeEvent.LeftoverAccepted("D", "a rule", "Ada", "ok");
        ProgrammeEvent again = new ProgrammeEvent.LeftoverAccepted("D", "a rule", "ada ", "ok");
        ProgrammeEvent bob = new ProgrammeEvent.LeftoverAccepted("D", "a rule", "Bob", "ok");

        assertThat(after(ada, again).accepted("D", "a rule")).isFalse();
        assertThat(after(ada, bob).accepted("D", "a rule")).isTrue();
        assertThat(after(ada, bob).accepted("D", "another rule")).isFalse();
        assertThat(after(ada, bob).accepted("E", "a rule")).isFalse();
    }
}
