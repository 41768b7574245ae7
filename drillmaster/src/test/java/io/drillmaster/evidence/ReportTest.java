package io.drillmaster.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Fidelity;
import io.drillmaster.journal.Alignment;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.JournalJson;
import io.drillmaster.verdict.ClientModel;
import io.drillmaster.verdict.ClientModel.Away;
import io.drillmaster.verdict.ModelCaptures;
import io.drillmaster.verdict.Plans;
import io.drillmaster.verdict.Reconciled;
import io.drillmaster.verdict.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final Alignment ALIGNED =
            new Alignment(-ClientModel.AHEAD - 40_000, -ClientModel.AHEAD + 60_000);

    @TempDir Path folder;

    private ReportJson write(String rto) throws IOException {
        Script script =
                new Script(Plans.with(Fidelity.POWER, rto, "rpo.tier1 = 0 transactions"))
                        .sat()
                        .at(1_000)
                        .watching(Plans.LEDGER, ALIGNED)
                        .at(5_000)
                        .called(Plans.INJECT, "power.cut", "nyc-db1")
                        .at(5_060)
                        .answered(Plans.INJECT)
                        .at(20_000)
                        .watched(Plans.LEDGER, ALIGNED, "ledger", "readback")
                        .closed(Ending.COMPLETED, "every step is done");
        DrillFolder drill = new DrillFolder(folder);
        Files.writeString(drill.journal(), script.text());
        return new Report()
                .write(
                        drill,
                        new ModelCaptures()
                                .ops(
                                        "ledger",
                                        new ClientModel(1)
                                                .away(Away.REFUSED, 5_030, 6_500)
                                                .ops(1_000, 20_000))
                                .reconciled(new Reconciled(17_530, 0, 0, 0, 2)));
    }

    @Test
    void a_drill_leaves_a_page_a_json_and_a_junit_file_that_agree() throws IOException {
        ReportJson report = write("rto.database < 1s");

        assertThat(report.verdict()).isEqualTo("missed");
        assertThat(Files.readString(folder.resolve("report.html"))).contains("rto.database");
        assertThat(
                        JournalJson.MAPPER.readValue(
                                Files.readString(folder.resolve("report.json")), ReportJson.class))
                .isEqualTo(report);
        assertThat(Files.readString(folder.resolve("report.junit.xml")))
                .contains("tests=\"3\" failures=\"1\" errors=\"0\"");
    }

    @Test
    void what_is_promised_and_kept_is_met() throws IOException {
        assertThat(write("rto.database < 2s").verdict()).isEqualTo("met");
    }
}
