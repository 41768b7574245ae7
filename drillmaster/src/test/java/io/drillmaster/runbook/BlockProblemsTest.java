package io.drillmaster.runbook;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class BlockProblemsTest {

    private static final List<Fault> FAULTS =
            List.of(
                    new Fault(
                            "act: power.cut",
                            "act: power.cot",
                            "power.cot\n",
                            "unknown verb `power.cot`",
                            "did you mean `power.cut`?"),
                    new Fault(
                            "watch: postgres.sentinel",
                            "watch: postgres.sentinal",
                            "postgres.sentinal",
                            "unknown watch `postgres.sentinal`",
                            "did you mean `postgres.sentinel`?"),
                    new Fault(
                            "until: leaders = 1, streaming >= 2, lag < 1MB\n",
                            "until: leaders = 1\notherwise: abort\n",
                            "abort",
                            "an await that does not come true cannot `abort`",
                            "otherwise: continue"),
                    new Fault(
                            "await: patroni.cluster\non: trading-db\nuntil: leaders",
                            "await: patroni.cluster\non: all hosts\nuntil: leaders",
                            "all hosts",
                            "`all hosts` are hosts, and this verb takes none",
                            "such as `trading-db`"),
                    new Fault(
                            "act: power.cut\non: leader of trading-db",
                            "act: power.cut\nat-once: 4\non: nyc-db1",
                            "at-once",
                            "`at-once:` is for many hosts, and `nyc-db1` is one",
                            "on: all of site nyc"),
                    new Fault(
                            "act: power.cut\non: leader of trading-db",
                            "act: power.cut\ncanary: 1\non: nyc-db1",
                            "canary",
                            "`canary:` is for many hosts, and `nyc-db1` is one",
                            "leave it out"),
                    new Fault(
                            "act: power.cut\non: leader of trading-db",
                            "act: power.cut\non: all of site nyc\nat-once: 0",
                            "0\nlimit",
                            "`0` is no number of hosts to go about at the same time",
                            "a whole number from 1"),
                    new Fault(
                            "act: power.cut\non: leader of trading-db",
                            "act: power.cut\non: all of site nyc\nstop-after: a few",
                            "a few",
                            "`a few` is no number of failures to bear",
                            "a whole number from 0"),
                    new Fault(
                            "act: power.cut\non: leader of trading-db",
                            "act: power.cut\non: all of site nyc\ncanary: 2",
                            "2\nlimit",
                            "one fault strikes all its hosts together",
                            "leave `canary:` out"),
                    new Fault(
                            "act: power.cut\non: leader of trading-db",
                            "act: power.cut\non: all of site nyc\nstop-after: 1",
                            "1\nlimit",
                            "a fault that did not strike all its hosts",
                            "leave `stop-after:` out"),
                    new Fault(
                            "undo: none, the former leader stays a replica",
                            "undo: {verb: power.on, on: all of site nyc, limit: 60s}",
                            "all of site nyc",
                            "an undo takes back what was done on one",
                            "leave `on:` out"),
                    new Fault(
                            "await: patroni.cluster\non: trading-db\nuntil: leaders = 1",
                            "await: power.state\non: all hosts\notherwise: continue\n"
                                    + "stop-after: 2\nuntil: power = on #",
                            "stop-after",
                            "a check that does not hold is only noted",
                            "leave out `stop-after:`"),
                    new Fault(
                            "await: patroni.cluster\non: trading-db\nuntil: leaders",
                            "await: patroni.cluster\ncanary: 1\non: trading-db\nuntil: leaders",
                            "canary",
                            "unknown key `canary`",
                            "await"),
                    new Fault(
                            "within: 30s\n",
                            "",
                            "await: patroni.cluster\non: trading-db\nuntil: leaders",
                            "`within:` is missing",
                            "within: 30s"),
                    new Fault(
                            "within: 30s",
                            "within: soon",
                            "soon",
                            "`soon` is no length of time",
                            "such as `30s`"),
                    new Fault(
                            "hold: 5s\nbecause: it must",
                            "hold: 3000d\nbecause: it must",
                            "3000d",
                            "`3000d` is longer than a year",
                            "no drill"),
                    new Fault(
                            "undo: {verb: power.on, limit: 60s}",
                            "undo: none",
                            "none\nwhen",
                            "`none` gives no reason",
                            "undo: none, the reason why"),
                    new Fault(
                            "undo: {verb: power.on, limit: 60s}\n",
                            "",
                            "act: power.cut",
                            "this act says nothing of its undo",
                            "undo: none, the reason why"),
                    new Fault(
                            "verb: power.on",
                            "verb: power.state",
                            "power.state",
                            "`power.state` only looks, it undoes nothing",
                            "power.on"),
                    new Fault(
                            "undo: {verb: power.on, limit: 60s}",
                            "undo: none, it comes back",
                            "none, it comes back",
                            "leaves a host without power",
                            "undo: {verb: power.on, limit: 60s}"),
                    new Fault(
                            "act: power.cut",
                            "act: network.drop",
                            "network.drop",
                            "may cut the road that its own undo must take",
                            "expires: 10m"),
                    new Fault(
                            "undo: {verb: power.on, limit: 60s}",
                            "undo: {verb: power.on, limit: 60s}\nexpires: 10m",
                            "10m\nwhen",
                            "`power.cut` cannot end by itself on its target",
                            "network.drop"),
                    new Fault(
                            "with: {from: \"${leader of trading-db}\"}",
                            "with: {to: \"${leeder of trading-db}\", from: a}",
                            "${leeder",
                            "nobody knows `${leeder of trading-db}`",
                            "leader of DATABASE"),
                    new Fault(
                            "with: {from:",
                            "with: {form:",
                            "form",
                            "`patroni.switchover` takes no `form`",
                            "did you mean `from`?"),
                    new Fault(
                            "with: {from: \"${leader of trading-db}\"}\n",
                            "",
                            "act: patroni.switchover",
                            "`patroni.switchover` needs `from`",
                            "with: {from: ...}"),
                    new Fault(
                            "on: leader of trading-db",
                            "on: the leader",
                            "the leader",
                            "`the leader` is no name of an estate",
                            "leader of trading-db"),
                    new Fault(
                            "watch: postgres.ledger\non: trading-db",
                            "watch: postgres.ledger\non: leader of trading-db",
                            "leader of trading-db\nevery",
                            "is a host, and this verb takes none",
                            "on: trading-db"),
                    new Fault(
                            "until: streaming >= 2",
                            "until: streaming >= two",
                            "two\nwithin",
                            "nothing is above or below `two`",
                            "write a number"),
                    new Fault(
                            "until: streaming >= 2",
                            "until: streaming is 2",
                            "streaming is 2",
                            "`streaming is 2` is no comparison",
                            "leaders = 1"),
                    new Fault(
                            "every: 200ms",
                            "every: 3m",
                            "3m\nmarks",
                            "it would look only once within 3 min",
                            "look more often"),
                    new Fault(
                            "when: injection in [power]",
                            "when: injection in [powr]",
                            "powr",
                            "`injection` is never `powr`",
                            "did you mean `power`?"),
                    new Fault(
                            "when: injection in [power]",
                            "when: injektion = power",
                            "injektion",
                            "there is no parameter `injektion`",
                            "did you mean `injection`?"),
                    new Fault(
                            "otherwise: abort",
                            "otherwise: abrot",
                            "abrot",
                            "nobody can `abrot`",
                            "did you mean `abort`?"),
                    new Fault(
                            "role: drill-master\n",
                            "role: drillmaster\n",
                            "drillmaster\nwithin",
                            "nobody holds the role `drillmaster`",
                            "did you mean `drill-master`?"),
                    new Fault(
                            "marks: replication-restored",
                            "marks: replication-restord",
                            "replication-restord",
                            "no measure knows the mark `replication-restord`",
                            "did you mean `replication-restored`?"),
                    new Fault("every: 1ms", "evry: 1ms", "evry", "unknown key `evry`", "`every`"),
                    new Fault(
                            "hold: 5s\nbecause: a fault",
                            "hold: 5s\nask: a fault",
                            "hold: 5s\nask",
                            "this block is ask and hold at once",
                            "exactly one of"),
                    new Fault(
                            "because: it must stay good",
                            "because: ",
                            "because: \n",
                            "`because:` is empty",
                            "write a value"),
                    new Fault(
                            "because: it must stay good",
                            "because: &a good",
                            "&a",
                            "anchors (`&`), aliases (`*`) and tags (`!`) are not read here",
                            "write the value out"),
                    new Fault(
                            "because: it must stay good",
                            "because: it: must stay good",
                            ": must",
                            "this is not YAML",
                            "quote values"),
                    new Fault(
                            "every: 20ms",
                            "every: 20ms\nevery: 30ms",
                            "every: 30ms",
                            "`every` stands here twice",
                            "keep one of them"));

    @TestFactory
    Stream<DynamicTest> a_fault_in_a_block_is_told_with_its_place_and_its_remedy() {
        return FAULTS.stream().map(Fault::test);
    }
}
