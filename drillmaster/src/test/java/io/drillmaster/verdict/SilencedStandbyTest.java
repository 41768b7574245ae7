package io.drillmaster.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Bracket;
import io.drillmaster.watch.Fate;
import io.drillmaster.watch.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Standbys that fall silent: by the fault, or because somebody restarts them. */
class SilencedStandbyTest {

    private static final Bracket FAULT = new Bracket(21_000_000, 24_000_000);

    /** A standby that refuses until its site is lost, and finds nobody to refuse it afterwards. */
    private static Writable lostStandby(int unanswered) {
        Fate[] fates = new Fate[100 + unanswered];
        Arrays.fill(fates, Fate.REFUSED);
        Arrays.fill(fates, 50, 50 + unanswered, Fate.UNKNOWN);
        return tries(fates);
    }

    private static Bracket fault(Writable standby, long after) {
        long last = standby.possible().getFirst().from();
        return new Bracket(last + after - 200_000, last + after);
    }

    @Test
    void a_standby_that_the_fault_silenced_served_nobody_until_it_was_heard_again() {
        Writable standby = lostStandby(40);

        assertThat(standby.possible()).hasSize(1);
        assertThat(standby.possible(List.of(fault(standby, 15_000_000)), List.of())).isEmpty();
    }

    @Test
    void one_that_was_not_heard_for_longer_before_the_fault_may_have_been_promoted() {
        Writable standby = lostStandby(40);

        assertThat(standby.possible(List.of(fault(standby, 70_000_000)), List.of())).hasSize(1);
    }

    /** Tries that fall due each 20 ms, from the first instant on. */
    private static Writable tries(Fate... fates) {
        List<Operation> tries = new ArrayList<>();
        for (int i = 0; i < fates.length; i++) {
            long due = i * 20_000_000L;
            tries.add(new Operation(i, due, due, due, due + 1_000_000, fates[i], ""));
        }
        return Writable.from("a", tries);
    }

    /** A standby one of whose writes is cut off, so many milliseconds after it was sent. */
    private static Writable stopping(String sqlstate, long after) {
        List<Operation> tries = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            long due = i * 20_000_000L;
            Fate fate = i < 10 ? Fate.READ_ONLY : i == 10 ? Fate.UNKNOWN : Fate.REFUSED;
            long took = i < 10 ? 1 : i == 10 ? after : 45;
            tries.add(
                    new Operation(
                            i, due, due, due + took * 1_000_000, fate, i == 10 ? sqlstate : ""));
        }
        return Writable.from("a", tries);
    }

    @Test
    void a_standby_is_closed_from_when_it_says_that_it_stops() {
        assertThat(stopping("57", 15).possible()).isEmpty();
        assertThat(stopping("57", 55).possible()).hasSize(1);
        assertThat(stopping("08", 15).possible()).hasSize(1);
    }

    /** Its last no begins at 180 ms, and the next after the write that is cut off ends at 265. */
    @Test
    void a_standby_that_the_drill_restarts_is_not_promoted_meanwhile() {
        Writable restarted = stopping("57", 300);
        Bracket whole = new Bracket(230_000_000, 600_000_000);

        assertThat(restarted.possible(List.of(), List.of(whole))).isEmpty();
        assertThat(restarted.possible(List.of(), List.of(new Bracket(0, 600_000_000)))).isEmpty();
        assertThat(stopping("08", 300).possible(List.of(), List.of(whole))).hasSize(1);
        Bracket later = new Bracket(250_000_000, 600_000_000);
        assertThat(restarted.possible(List.of(), List.of(later))).hasSize(1);
        Bracket over = new Bracket(0, 260_000_000);
        assertThat(restarted.possible(List.of(), List.of(over))).hasSize(1);
    }

    @Test
    void a_standby_that_lost_its_power_may_leave_a_later_write_unanswered() {
        Writable standby =
                tries(
                        Fate.READ_ONLY,
                        Fate.READ_ONLY,
                        Fate.NO_CONNECTION,
                        Fate.UNKNOWN,
                        Fate.UNKNOWN,
                        Fate.NO_CONNECTION);

        assertThat(standby.possible()).hasSize(1);
        assertThat(standby.possible(List.of(FAULT), List.of())).isEmpty();
    }

    /** The next try waits a second for a session, and the one after it is refused at once. */
    @Test
    void what_is_refused_meanwhile_tells_more_than_a_wait_for_a_session() {
        List<Operation> tries = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            long due = i * 20_000_000L;
            Fate fate =
                    switch (i) {
                        case 10 -> Fate.UNKNOWN;
                        case 11 -> Fate.NO_CONNECTION;
                        case 12 -> Fate.REFUSED;
                        default -> Fate.READ_ONLY;
                    };
            long took = i == 11 ? 1_000_000_000 : 1_000_000;
            tries.add(
                    new Operation(
                            i,
                            due,
                            i == 11 ? Operation.NEVER : due,
                            due + took,
                            fate,
                            i == 10 ? "57" : ""));
        }

        assertThat(Writable.from("a", tries).possible()).isEmpty();
    }

    @Test
    void one_that_was_heard_after_the_fault_was_not_silenced_by_it() {
        Writable standby =
                tries(
                        Fate.READ_ONLY,
                        Fate.READ_ONLY,
                        Fate.READ_ONLY,
                        Fate.UNKNOWN,
                        Fate.UNKNOWN,
                        Fate.NO_CONNECTION);

        assertThat(standby.possible(List.of(FAULT), List.of())).hasSize(1);
    }

    @Test
    void one_that_falls_silent_long_after_the_fault_may_have_been_started_again() {
        Fate[] fates = new Fate[60];
        Arrays.fill(fates, Fate.REFUSED);
        fates[0] = Fate.READ_ONLY;
        fates[56] = Fate.UNKNOWN;
        fates[57] = Fate.UNKNOWN;

        assertThat(tries(fates).possible(List.of(FAULT), List.of())).hasSize(1);
    }

    @Test
    void one_that_took_a_write_was_no_standby_whatever_silenced_it() {
        Fate[] fates = new Fate[100];
        Arrays.fill(fates, Fate.OK);
        Arrays.fill(fates, 50, 100, Fate.UNKNOWN);
        Writable leader = tries(fates);

        assertThat(leader.possible(List.of(fault(leader, 15_000_000)), List.of()))
                .isEqualTo(leader.possible());
    }
}
