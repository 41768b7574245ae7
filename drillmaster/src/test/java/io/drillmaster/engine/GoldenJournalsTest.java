package io.drillmaster.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.JournalReader;
import io.drillmaster.runbook.Step;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Journals that real drills wrote in every version of the format; they are read for ever. */
class GoldenJournalsTest {

    private static final int NEWEST = 7;

    private static List<Entry> golden(int format) throws URISyntaxException {
        return JournalReader.read(
                Path.of(
                        Objects.requireNonNull(
                                        GoldenJournalsTest.class.getResource(
                                                "/journals/format-%d.jsonl".formatted(format)))
                                .toURI()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, NEWEST})
    void every_version_folds_to_where_its_drill_ended(int format) throws URISyntaxException {
        DrillState state = DrillState.of(golden(format));

        assertThat(state.closed())
                .hasValueSatisfying(closed -> {
                    assertThat(closed.ending()).isEqualTo(Ending.COMPLETED);
                    assertThat(closed.left()).isEmpty();
                });
        assertThat(state.plan().steps())
                .filteredOn(Step.Act.class::isInstance)
                .allSatisfy(
                        act -> assertThat(state.step(act.id()).orElseThrow().isDone()).isTrue());
        assertThat(Question.open(state)).isEmpty();
    }

    @Test
    void the_version_written_today_has_a_golden_journal() throws URISyntaxException {
        Bench bench = new Bench();
        bench.open(Plans.powerCut());

        assertThat(bench.store.lines.getFirst()).startsWith("{\"format\":" + NEWEST + ",");
        assertThat(golden(NEWEST)).isNotEmpty();
    }
}
