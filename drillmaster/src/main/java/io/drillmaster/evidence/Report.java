package io.drillmaster.evidence;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.drillmaster.journal.CaptureRef;
import io.drillmaster.journal.JournalReader;
import io.drillmaster.verdict.Captures;
import io.drillmaster.verdict.CaseFile;
import io.drillmaster.verdict.Judge;
import io.drillmaster.verdict.Scorecard;
import io.drillmaster.watch.CaptureDamaged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Judges a drill from its folder and writes what it found beside the journal. */
public final class Report {

    private final TemplateEngine pages = TemplateEngine.createPrecompiled(ContentType.Html);

    /** Judges from the captures in the folder, and writes. */
    public ReportJson write(DrillFolder folder) {
        return write(folder, new FileCaptures(folder.root()));
    }

    /**
     * Writes the page, the JSON, the JUnit file, the action items and the after-action report;
     * answers what the JSON holds.
     */
    public ReportJson write(DrillFolder folder, Captures captures) {
        Drill drill = Drill.from(JournalReader.read(folder.journal()));
        Scorecard card = Judge.judge(drill.plan(), drill.entries(), captures);
        ReportJson json = ReportJson.of(drill, card, folder.page().toString());
        CaseFile file = new CaseFile(drill.plan(), drill.entries(), captures);
        PageMaker maker = new PageMaker(drill, card, file);
        StringOutput html = new StringOutput();
        pages.render("report.jte", maker.page(charts(file, maker, card, captures)), html);
        put(folder.page(), html.toString());
        put(folder.json(), json.text() + "\n");
        put(folder.junit(), JunitXml.of(json));
        put(folder.actionItems(), ActionItemsText.of(drill, json.actions()));
        AfterAction afterAction = AfterAction.of(drill, card, json.actions());
        put(folder.afterAction(), AfterActionText.of(drill, afterAction));
        return json;
    }

    /** A capture that cannot be read costs its drawings; the verdicts say why it is missing. */
    private static Optional<Page.Charts> charts(
            CaseFile file, PageMaker maker, Scorecard card, Captures captures) {
        Optional<CaptureRef> client = file.client();
        if (client.isEmpty() || !maker.zero().placesClient()) {
            return Optional.empty();
        }
        try {
            return ClientCharts.of(
                            captures.operations(client.get()),
                            captures.outages(client.get()),
                            maker.zero(),
                            card.outage())
                    .map(ClientCharts::page);
        } catch (CaptureDamaged e) {
            return Optional.empty();
        }
    }

    private static void put(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the report could not be written to " + file + "; the journal is untouched", e);
        }
    }
}
