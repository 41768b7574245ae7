package io.drillmaster.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Exhibit;
import io.drillmaster.connector.Fidelity;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.JournalJson;
import io.drillmaster.plan.Estate;
import io.drillmaster.verdict.ModelCaptures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    @TempDir Path folder;

    private static ModelDrill powerCut() {
        return new ModelDrill(1, Fidelity.POWER, Estate.Kind.LAB);
    }

    private ReportJson write(ModelDrill model) throws IOException {
        DrillFolder drill = new DrillFolder(folder);
        Files.writeString(drill.journal(), model.script().text());
        return new Report().write(drill, model.captures());
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("report.html"));
    }

    @Test
    void a_drill_leaves_a_page_a_json_and_a_junit_file_that_agree() throws IOException {
        ReportJson report = write(powerCut());

        assertThat(report.findings()).extracting(ReportJson.Line::verdict).containsOnly("met");
        assertThat(report.verdict()).isEqualTo("met");
        assertThat(page()).contains("rto.database").contains("5.8");
        assertThat(
                        JournalJson.MAPPER.readValue(
                                Files.readString(folder.resolve("report.json")), ReportJson.class))
                .isEqualTo(report);
        assertThat(Files.readString(folder.resolve("report.junit.xml")))
                .contains("tests=\"8\" failures=\"0\" errors=\"0\"");
    }

    @Test
    void a_rehearsal_says_so_at_the_head_of_every_page() throws IOException {
        write(new ModelDrill(1, Fidelity.POWER, Estate.Kind.SIMULATED));

        assertThat(page()).contains("REHEARSAL: simulated estate, proves nothing");
    }

    @Test
    void what_could_not_be_taken_back_stands_above_the_verdict() throws IOException {
        write(powerCut().leaving("nyc-db1 is still without power").ending(Ending.FAILED));

        assertThat(page().indexOf("nyc-db1 is still without power"))
                .isBetween(1, page().indexOf("Scorecard"));
    }

    @Test
    void what_is_not_as_before_stands_above_the_verdict_and_in_the_json() throws IOException {
        ReportJson report = write(powerCut().leavingBehind("flag:/run/drillmaster/x", "there"));

        assertThat(report.verdict()).isEqualTo("missed");
        assertThat(report.leftovers())
                .containsExactly(
                        new ReportJson.Left(
                                "nyc-db1",
                                "host.normal",
                                "flag:/run/drillmaster/x",
                                Optional.empty(),
                                Optional.of("there")));
        assertThat(page().indexOf("flag:/run/drillmaster/x"))
                .isBetween(1, page().indexOf("Scorecard"));
    }

    @Test
    void how_long_people_were_waited_for_is_told_and_is_data() throws IOException {
        ReportJson report = write(powerCut());

        assertThat(report.askings())
                .singleElement()
                .satisfies(asking -> {
                    assertThat(asking.step()).isEqualTo("3.0");
                    assertThat(asking.waited()).isEqualTo(399_000_000);
                    assertThat(asking.by()).contains("stand-in");
                    assertThat(asking.standIn()).isTrue();
                });
        assertThat(page()).contains("no person decided this, after 0.399 s: yes");
    }

    @Test
    void an_estate_that_is_as_before_is_told_to_be_so() throws IOException {
        ReportJson report = write(powerCut());

        assertThat(report.leftovers()).isEmpty();
        assertThat(page()).contains("Return to normal", "Nothing differs.");
    }

    private ReportJson written(String trouble) throws IOException {
        Exhibit logs = new Exhibit("exhibits/4.9-nyc-db1.logs.tar.gz", 4711, "ab".repeat(32));
        ModelDrill model = powerCut().bringing(logs);
        ModelCaptures captures = (ModelCaptures) model.captures();
        DrillFolder drill = new DrillFolder(folder);
        Files.writeString(drill.journal(), model.script().text());
        return new Report()
                .write(
                        drill,
                        trouble.isEmpty() ? captures : captures.trouble(logs.file(), trouble));
    }

    @Test
    void a_file_that_was_brought_home_is_named_with_its_digest() throws IOException {
        ReportJson report = written("");

        assertThat(report.exhibits())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.step()).isEqualTo("4.9");
                    assertThat(each.file()).isEqualTo("exhibits/4.9-nyc-db1.logs.tar.gz");
                    assertThat(each.trouble()).isEmpty();
                });
        assertThat(report.digests())
                .containsEntry("exhibit exhibits/4.9-nyc-db1.logs.tar.gz", "ab".repeat(32));
        assertThat(page())
                .contains("<tr class=\"whole\"><td>4.9</td>", "is there, as the journal names it");
    }

    @Test
    void a_file_that_was_altered_is_shown_and_is_not_verified() throws IOException {
        ReportJson report = written("was altered");

        assertThat(report.exhibits())
                .extracting(ReportJson.Brought::trouble)
                .containsExactly(Optional.of("was altered"));
        assertThat(report.notVerified())
                .contains(
                        "What exhibits/4.9-nyc-db1.logs.tar.gz held, which step 4.9 brought home:"
                                + " it was altered.");
        assertThat(page()).contains("<tr class=\"broken\">", "not all are what the journal names");
    }

    @Test
    void the_page_asks_nothing_of_any_network() throws IOException {
        write(powerCut());

        assertThat(page())
                .doesNotContainPattern("(src|href)=\"(?!#)")
                .doesNotContain("@import", "url(", "<script", "<link");
    }

    @Test
    void a_declared_window_stands_on_the_page_and_its_budget_is_data() throws IOException {
        ReportJson report =
                write(
                        new ModelDrill(
                                1,
                                Fidelity.POWER,
                                Estate.Kind.LAB,
                                "availability > 99.99 % over 90d"));

        ReportJson.Line line = report.findings().getFirst();
        assertThat(line.target()).isEqualTo("> 99.99 % over 90 d");
        assertThat(line.budget())
                .hasValueSatisfying(budget -> {
                    assertThat(budget.window()).isEqualTo(90 * 86_400_000_000_000L);
                    assertThat(budget.allowed()).isEqualTo(777_600_000_000L);
                    assertThat(budget.lo()).isBetween(5_700_000_000L, budget.hi());
                    assertThat(budget.hi()).isBetween(budget.lo(), 6_000_000_000L);
                });
        assertThat(page()).contains("over 90 d", "the error budget is 777.600 s in 90 d");
        assertThat(
                        JournalJson.MAPPER.readValue(
                                Files.readString(folder.resolve("report.json")), ReportJson.class))
                .isEqualTo(report);
    }

    @Test
    void what_is_to_be_done_stands_on_the_page_in_the_json_and_beside_them() throws IOException {
        ReportJson report =
                write(new ModelDrill(1, Fidelity.POWER, Estate.Kind.LAB, "rto.database < 3s"));

        String id = report.actions().items().getFirst().id();
        assertThat(id).isEqualTo("AI-DRILL-20260307-001");
        assertThat(page()).contains("Action items", id, "Ana Ruiz (drill-master)");
        assertThat(Files.readString(folder.resolve("action-items.md"))).contains("ID: " + id);
        assertThat(
                        JournalJson.MAPPER.readValue(
                                Files.readString(folder.resolve("report.json")), ReportJson.class))
                .isEqualTo(report);
    }
}
