package io.drillmaster.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EnvelopeReaderTest {

    private static final String FRONT = "---\nsalt: " + "0f".repeat(32) + "\n---\n";

    private static final String LOOK =
            """
            ### Look

            ```drill
            await: patroni.cluster
            on: trading-db
            until: leaders = 1
            within: 30s
            ```
            """;

    private static final String ASK =
            """
            ### Ask

            ```drill
            ask: What now?
            role: drill-master
            within: 20s
            otherwise: continue
            ```
            """;

    private static final String STEP =
            """
            ### Something happens

            ```drill
            sealed: surprise
            limit: 1m
            at: 1m
            ```

            ### Settled
            """;

    private static String page() {
        return Page.with("### Settled\n", STEP);
    }

    private static Reading read(String page, String envelope) {
        Map<String, Parts.Part> sealed =
                Map.of("surprise", new Parts.Part("sealed/surprise.md", envelope));
        return RunbookReader.read(
                Page.FILE,
                page,
                Vocabulary.verbs(),
                new Parts(new TreeMap<>(), new TreeMap<>(sealed)));
    }

    private static String bad(String page, String envelope) {
        return switch (read(page, envelope)) {
            case Reading.Good _ -> fail("nothing was wrong");
            case Reading.Bad bad -> {
                assertThat(bad.problems()).hasSize(1);
                yield bad.problems().getFirst().toString();
            }
        };
    }

    private static String bad(String envelope) {
        return bad(page().replace("## Fail over (5m)", "## Fail over (7m)"), envelope);
    }

    private static Step.Sealed sealed(Runbook runbook) {
        return runbook.phases().stream()
                .flatMap(phase -> phase.steps().stream())
                .filter(Step.Sealed.class::isInstance)
                .map(Step.Sealed.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Runbook good(String envelope) {
        return switch (read(page().replace("## Fail over (5m)", "## Fail over (7m)"), envelope)) {
            case Reading.Good good -> good.runbook();
            case Reading.Bad bad -> fail("refused: %s", bad.problems());
        };
    }

    @Test
    void its_steps_are_read_from_the_file_of_the_envelope() {
        Step.Sealed sealed = sealed(good(FRONT + LOOK + ASK));

        assertThat(sealed.name()).isEqualTo("surprise");
        assertThat(sealed.longest()).isEqualTo(Duration.ofMinutes(1));
        assertThat(sealed.parts())
                .extracting(Step::id)
                .containsExactly(sealed.id() + "/1", sealed.id() + "/2");
    }

    @Test
    void the_page_does_not_show_them_and_the_digest_covers_them() {
        Runbook one = good(FRONT + LOOK + ASK);
        Runbook other = good(FRONT + LOOK + ASK.replace("What now?", "What then?"));

        assertThat(one.page()).doesNotContain("What now?").isEqualTo(other.page());
        assertThat(one.digest()).isNotEqualTo(other.digest());
        assertThat(one.digest()).isEqualTo(good(FRONT + LOOK + ASK).digest());
    }

    @Test
    void one_without_a_file_is_refused_with_those_that_exist() {
        String page = page().replace("sealed: surprise", "sealed: suprise");

        assertThat(bad(page, FRONT + LOOK))
                .contains("there is no envelope `suprise`", "did you mean `surprise`?");
    }

    @Test
    void one_that_could_be_guessed_is_refused() {
        assertThat(bad("---\nsalt: pepper\n---\n" + LOOK))
                .contains("sealed/surprise.md:2", "no salt of 32 random bytes", "openssl rand");
    }

    @Test
    void what_measures_rest_on_stands_on_the_page() {
        String watch =
                "### Watch\n\n```drill\nwatch: postgres.ledger\non: trading-db\nevery: 1ms\n";

        assertThat(bad(FRONT + LOOK + watch + "```\n"))
                .contains("sealed/surprise.md", "an envelope holds no `watch`");
        assertThat(bad(FRONT + LOOK.replace("within: 30s", "within: 30s\nmarks: detected")))
                .contains("an envelope holds no `marks`");
        assertThat(bad(FRONT + LOOK.replace("within: 30s", "within: 30s\nat: 1m")))
                .contains("an envelope holds no `at`", "in the step `sealed:`");
        String crash =
                """
                ### Crash

                ```drill
                act: postgres.crash
                on: all hosts
                limit: 30s
                undo: none, it restarts by itself
                ```
                """;
        assertThat(bad(FRONT + crash)).contains("a step of an envelope is on one thing");
    }

    @Test
    void its_steps_are_checked_as_all_others_are() {
        assertThat(bad(FRONT + ASK.replace("drill-master", "drill-mistress")))
                .contains("sealed/surprise.md", "nobody holds the role `drill-mistress`");
        String drop =
                """
                ### Isolate

                ```drill
                act: network.isolate
                on: nyc-db1
                limit: 30s
                undo: {verb: network.heal, limit: 30s}
                ```
                """;
        assertThat(bad(FRONT + drop)).contains("sealed/surprise.md", "may cut the road");
        assertThat(bad(FRONT + "Words alone.\n")).contains("this envelope holds no steps");
    }

    @Test
    void its_steps_fit_the_time_that_people_were_told() {
        assertThat(bad(FRONT + LOOK + LOOK + ASK))
                .contains("the envelope `surprise` has 1 min, and its steps may take 80 s");
    }

    @Test
    void a_phase_must_hold_it() {
        assertThat(bad(page(), FRONT + LOOK)).contains("the phase `Fail over` has 5 min");
    }
}
