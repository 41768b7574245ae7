package io.drillmaster.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.regex.Pattern;

/** A runbook without a problem, and ways to spoil it. */
public final class Page {

    static final String FILE = "drill.md";

    private static final String GOOD =
            """
            ---
            id: DR-TEST-001
            title: A test
            tier: monthly
            cadence: first Saturday of the month
            window: 02:00-03:00 America/New_York
            settle: 3s
            roles: {drill-master: 1}
            parameters:
              injection: [switchover, power]
            objectives:
              - rto.database < 2m
              - two-writable-primaries = 0s
              - replication-restored < 5m
            ---
            # A test

            Words for people.

            ## Before (15m)

            ### Ready

            ```drill
            ask: Shall we begin, ${crew.drill-master}?
            role: drill-master
            within: 10m
            otherwise: abort
            ```

            ### Whole

            ```drill
            await: patroni.cluster
            on: trading-db
            until: leaders = 1, streaming >= 2, lag < 1MB
            within: 30s
            ```

            ### Write

            ```drill
            watch: postgres.ledger
            on: trading-db
            every: 1ms
            ```

            ### Try everywhere

            ```drill
            watch: postgres.sentinel
            on: trading-db
            every: 20ms
            ```

            ### Calm

            ```drill
            hold: 5s
            because: a fault is told from calm
            ```

            ## Fail over (5m)

            ### Hand over

            ```drill
            act: patroni.switchover
            on: trading-db
            with: {from: "${leader of trading-db}"}
            limit: 60s
            marks: failed
            undo: none, the former leader stays a replica
            when: injection = switchover
            ```

            ### Cut

            ```drill
            act: power.cut
            on: leader of trading-db
            limit: 30s
            marks: failed
            undo: {verb: power.on, limit: 60s}
            when: injection in [power]
            ```

            ### Restored

            ```drill
            await: patroni.cluster
            on: trading-db
            until: streaming >= 2
            within: 3m
            every: 200ms
            marks: replication-restored
            ```

            ### Settled

            ```drill
            hold: 5s
            because: it must stay good
            ```
            """;

    private Page() {}

    public static String good() {
        return GOOD;
    }

    /** The good page with one passage, which must be there exactly once, written otherwise. */
    public static String with(String passage, String otherwise) {
        assertThat(GOOD.split(Pattern.quote(passage), -1))
                .as("how often the page says %s", passage)
                .hasSize(2);
        return GOOD.replace(passage, otherwise);
    }

    /** The good page with questions at its end, each with so much more in its block. */
    public static String asking(String within, String... more) {
        String last = "hold: 5s\nbecause: it must stay good\n";
        StringBuilder all = new StringBuilder(last);
        for (String each : more) {
            all.append("```\n\n### A question\n\n```drill\nask: What went well?\n")
                    .append("role: drill-master\nwithin: " + within + "\n")
                    .append(each);
        }
        return with(last, all.toString());
    }

    public static Runbook read(String text) {
        return switch (RunbookReader.read(FILE, text, Vocabulary.verbs())) {
            case Reading.Good good -> good.runbook();
            case Reading.Bad bad -> fail("refused: %s", bad.problems());
        };
    }

    static List<Problem> problems(String text) {
        return switch (RunbookReader.read(FILE, text, Vocabulary.verbs())) {
            case Reading.Good _ -> List.of();
            case Reading.Bad bad -> bad.problems();
        };
    }

    /** The one problem of a text. */
    static Problem problem(String text) {
        List<Problem> problems = problems(text);
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }
}
