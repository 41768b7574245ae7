package io.drillmaster.runbook;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class WholeProblemsTest {

    private static final List<Fault> FAULTS =
            List.of(
                    new Fault(
                            "id: DR-TEST-001",
                            "id: test",
                            "test\n",
                            "`test` is no id",
                            "DR-MONTHLY-DB-001"),
                    new Fault(
                            "cadence: first Saturday of the month",
                            "cadence: now and then",
                            "now and",
                            "`now and then` is no cadence",
                            "every day"),
                    new Fault(
                            "window: 02:00-03:00 America/New_York",
                            "window: 02:00-03:00 America/Gotham",
                            "02:00",
                            "the window cannot be",
                            "02:00-03:00 America/New_York"),
                    new Fault(
                            "window: 02:00-03:00",
                            "window: 02:00-02:19",
                            "02:00",
                            "the phases add up to 20 min, and the window has 19 min",
                            "widen the window"),
                    new Fault(
                            "settle:",
                            "failback: {from: Fail over, first: Befor, last: Fail over}\nsettle:",
                            "Befor,",
                            "there is no phase `Befor`",
                            "did you mean `Before`?"),
                    new Fault(
                            "settle:",
                            "failback: {from: Fail over, first: Fail over}\nsettle:",
                            "{from",
                            "`failback` does not say `last`",
                            "last: The way home"),
                    new Fault(
                            "settle:",
                            "failback: {from: Fail over, first: Before, last: Fail over}\nsettle:",
                            "{from",
                            "these phases do not come in this order",
                            "`first` no later than `last`"),
                    new Fault(
                            "## Fail over (5m)",
                            "## Fail over (4m)",
                            "## Fail",
                            "has 4 min, and its steps may take 245 s when injection = switchover",
                            "give the phase more time"),
                    new Fault(
                            "## Fail over (5m)",
                            "## Fail over (5 apples)",
                            "## Fail",
                            "`5 apples` is no time budget",
                            "## Fail over (10m)"),
                    new Fault(
                            "  - rto.database < 2m",
                            "  - rto.databse < 2m",
                            "rto.databse",
                            "unknown measure `rto.databse`",
                            "did you mean `rto.database`?"),
                    new Fault(
                            "  - rto.database < 2m",
                            "  - rto.database < 2m\n  - execution < 10m",
                            "execution",
                            "`execution` has no witness",
                            "write `marks: declared` in the `ask` that decides"),
                    new Fault(
                            "  - rto.database < 2m",
                            "  - rto.database < 2m\n  - rto.site < 10m",
                            "rto.site",
                            "`rto.site` has no witness",
                            "write `marks: recovered` in the `await` that sees"),
                    new Fault(
                            "  - rto.database < 2m",
                            "  - rto.database < 2MB",
                            "2MB",
                            "`rto.database` is no size",
                            "it is a time"),
                    new Fault(
                            "  - rto.database < 2m",
                            "  - rto.database < 3ms",
                            "rto.database",
                            "looking every 1 ms cannot prove a target of 3 ms",
                            "look at least every 0.75 ms"),
                    new Fault(
                            "watch: postgres.ledger",
                            "watch: patroni.roles",
                            "rto.database",
                            "`rto.database` has no witness when injection = switchover",
                            "watch: postgres.ledger"),
                    new Fault(
                            "watch: postgres.sentinel",
                            "watch: patroni.roles",
                            "two-writable",
                            "`two-writable-primaries` has no witness",
                            "watch: postgres.sentinel"),
                    new Fault(
                            "marks: replication-restored\n",
                            "",
                            "replication-restored < 5m",
                            "`replication-restored` has no witness",
                            "marks: replication-restored"),
                    new Fault(
                            "settle: 3s",
                            "settle: 8s",
                            "rto.database",
                            "service must stay good for 8 s to count as recovered",
                            "write a longer `hold:`"),
                    new Fault(
                            "when: injection in [power]\n",
                            "",
                            "failed\nundo: {",
                            "two acts mark `failed` when injection = switchover",
                            "say `when:`"),
                    new Fault(
                            "injection: [switchover, power]",
                            "injection: [switchover, power, crash]",
                            "rto.database",
                            "and there is none when injection = crash",
                            "marks: failed"),
                    new Fault(
                            "injection: [switchover, power]",
                            "injection: [switchover, power, power]",
                            "power]\n",
                            "`power` stands here twice",
                            "keep one of them"),
                    new Fault(
                            "```drill\nhold: 5s\nbecause: it must stay good\n```",
                            "- ```drill\n  hold: 5s\n  ```",
                            "```drill\n  hold",
                            "this drill block does not begin at the left edge",
                            "take it out of the list"),
                    new Fault(
                            "hold: 5s\nbecause: it must stay good\n```",
                            "hold: 5s\nbecause: it must stay good",
                            "```drill\nhold: 5s\nbecause: it",
                            "this drill block never ends",
                            "close it"),
                    new Fault(
                            "```drill\nhold: 5s\nbecause: a fault",
                            "```dril\nhold: 5s\nbecause: a fault",
                            "```dril\n",
                            "a block named `dril` is prose to the machine",
                            "```drill"));

    @TestFactory
    Stream<DynamicTest> a_fault_of_the_whole_is_told_with_its_place_and_its_remedy() {
        return FAULTS.stream().map(Fault::test);
    }
}
