package io.drillmaster.evidence;

import io.drillmaster.connector.Bracket;
import io.drillmaster.connector.Exhibit;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Fidelity;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Alignment;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import io.drillmaster.journal.Side;
import io.drillmaster.plan.Estate;
import io.drillmaster.plan.Plan;
import io.drillmaster.verdict.Captures;
import io.drillmaster.verdict.ClientModel;
import io.drillmaster.verdict.ClientModel.Away;
import io.drillmaster.verdict.ModelCaptures;
import io.drillmaster.verdict.Plans;
import io.drillmaster.verdict.Reconciled;
import io.drillmaster.verdict.Script;
import io.drillmaster.watch.Transition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A power cut as it might have been, from a seed, for tests of what is handed to others. */
final class ModelDrill {

    private static final Alignment ALIGNED =
            new Alignment(-ClientModel.AHEAD - 40_000, -ClientModel.AHEAD + 60_000);

    private final Plan plan;
    private final long seed;
    private double back = 26_412.3;
    private Ending ending = Ending.COMPLETED;
    private String[] left = {};
    private Map<String, String> leftover = Map.of();
    private Map<String, String> brought = Map.of();

    ModelDrill(long seed, Fidelity fidelity, Estate.Kind kind) {
        this(
                seed,
                fidelity,
                kind,
                "rto.database < 2m",
                "rpo.tier1 = 0 transactions",
                "writes.duplicated = 0",
                "two-writable-primaries = 0s",
                "replication-restored < 5m",
                "availability > 75%",
                "return-to-normal = 0");
    }

    ModelDrill(long seed, Fidelity fidelity, Estate.Kind kind, String... objectives) {
        this.seed = seed;
        this.plan = Plans.with(kind, fidelity, objectives);
    }

    ModelDrill backAt(double millis) {
        back = millis;
        return this;
    }

    ModelDrill leaving(String... what) {
        left = what;
        return this;
    }

    /** A thing on the host that was not there before. */
    ModelDrill leavingBehind(String thing, String value) {
        leftover = Map.of(thing, value);
        return this;
    }

    /** What a look told of a file that it brought home. */
    ModelDrill bringing(Exhibit exhibit) {
        brought = exhibit.facts();
        return this;
    }

    ModelDrill ending(Ending how) {
        ending = how;
        return this;
    }

    Script script() {
        Script script = new Script(plan).at(2).sat();
        surveyed(script.at(5), Side.BEFORE, Map.of());
        before(script);
        injection(script);
        after(script);
        if (!brought.isEmpty()) {
            script.at(74_000).looked("4.9", true, brought);
        }
        surveyed(script.at(75_000), Side.AFTER, leftover);
        brought(script);
        script.at(77_010).closed(ending, "every step ended", left);
        return script;
    }

    private static void before(Script script) {
        script.at(10)
                .phase(1, "Before")
                .at(12)
                .began("1.1")
                .at(230)
                .looked("1.1", true, Map.of("leader", "nyc-db1", "streaming", "2", "lag", "0B"))
                .at(231)
                .done("1.1")
                .phase(2, "Watch");
        int at = 300;
        for (String watch : new String[] {Plans.LEDGER, Plans.SENTINEL, Plans.ROLES}) {
            script.at(at).began(watch).at(at + 420).watching(watch, ALIGNED).done(watch);
            at += 600;
        }
    }

    private static void injection(Script script) {
        script.at(20_000)
                .phase(3, "Fail over")
                .at(20_001)
                .add(
                        new Event.Asked(
                                "3.0",
                                Purpose.ACT,
                                "drill-master",
                                "Shall the leader's host lose its power now?",
                                java.time.Instant.parse("2026-03-07T07:10:20Z")))
                .at(20_400)
                .add(new Event.Replied("3.0", Purpose.ACT, "drill-master", "stand-in", "yes", true))
                .at(20_500)
                .began(Plans.INJECT)
                .at(20_503)
                .called(Plans.INJECT, "power.cut", "nyc-db1");
        script.at(20_561)
                .answered(
                        Plans.INJECT,
                        new Outcome.Done(
                                Facts.of(Map.of("host", "nyc-db1")),
                                Optional.of(
                                        new Bracket(
                                                Script.ORIGIN + 20_541_000_000L,
                                                Script.ORIGIN + 20_544_000_000L))))
                .at(20_562)
                .done(Plans.INJECT)
                .began("3.2")
                .at(40_562)
                .done("3.2");
    }

    private static void after(Script script) {
        script.at(40_600)
                .phase(4, "Return to normal")
                .began(Plans.RESTORED)
                .at(40_640)
                .looked(Plans.RESTORED, false, Map.of("leader", "nyc-db2", "streaming", "1"))
                .at(63_650)
                .looked(
                        Plans.RESTORED,
                        false,
                        Map.of("leader", "nyc-db2", "streaming", "1", "members", "3"))
                .at(64_655)
                .looked(Plans.RESTORED, true, Map.of("leader", "nyc-db2", "streaming", "2"))
                .at(64_656)
                .done(Plans.RESTORED);
    }

    private static void surveyed(Script script, Side when, Map<String, String> more) {
        Map<String, String> host = new TreeMap<>(more);
        host.put("unit:patroni.service", "active/enabled");
        script.add(
                new Event.Surveyed(
                        when, Plans.NORMAL.getFirst(), new Outcome.Done(Facts.of(host))));
        script.add(
                new Event.Surveyed(
                        when,
                        Plans.NORMAL.getLast(),
                        new Outcome.Done(Facts.of(Map.of("paused", "no")))));
    }

    private static void brought(Script script) {
        script.at(76_000)
                .watched(Plans.LEDGER, ALIGNED, "ledger", "readback")
                .at(76_400)
                .watched(
                        Plans.SENTINEL,
                        ALIGNED,
                        "sentinel.nyc-db1",
                        "sentinel.nyc-db2",
                        "sentinel.chi-db1")
                .at(76_800)
                .watched(Plans.ROLES, ALIGNED, "roles");
    }

    Captures captures() {
        double fault = 20_542.4;
        return new ModelCaptures()
                .ops(
                        "ledger",
                        new ClientModel(seed)
                                .limit(1_000)
                                .away(Away.SILENT, fault, fault + 612)
                                .away(Away.REFUSED, fault + 612, back)
                                .ops(700, 75_900))
                .ops(
                        "sentinel.nyc-db1",
                        new ClientModel(seed + 1)
                                .every(20)
                                .away(Away.SILENT, fault, fault + 900)
                                .away(Away.REFUSED, fault + 900, 99_000)
                                .ops(1_300, 76_300))
                .ops(
                        "sentinel.nyc-db2",
                        new ClientModel(seed + 2)
                                .every(20)
                                .away(Away.REFUSED, 0, back - 180)
                                .ops(1_300, 76_300))
                .ops(
                        "sentinel.chi-db1",
                        new ClientModel(seed + 3)
                                .every(20)
                                .away(Away.REFUSED, 0, 99_000)
                                .ops(1_300, 76_300))
                .transitions(
                        List.of(
                                role("nyc-db1", 1_900, "primary", "running"),
                                role("nyc-db2", 1_900, "replica", "running"),
                                role("nyc-db1", fault + 1_020, "silent", "timeout"),
                                role("nyc-db2", fault + 4_610, "replica", "running, no leader"),
                                role("nyc-db2", back - 260, "primary", "running")))
                .reconciled(new Reconciled(69_400, 0, 0, 0, 8));
    }

    private static Transition role(String member, double at, String role, String state) {
        long seen = ClientModel.nanos(at);
        return new Transition(member, seen - 52_000_000, seen, role, state, 7);
    }
}
