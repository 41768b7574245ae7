package io.drillmaster.evidence;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.drillmaster.journal.JournalReader;
import io.drillmaster.verdict.Captures;
import io.drillmaster.verdict.Judge;
import io.drillmaster.verdict.Scorecard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Judges a drill from its folder and writes what it found beside the journal. */
public final class Report {

    private final TemplateEngine pages = TemplateEngine.createPrecompiled(ContentType.Html);

    /** Writes the page, the JSON and the JUnit file; answers what the JSON holds. */
    public ReportJson write(DrillFolder folder, Captures captures) {
        Drill drill = Drill.from(JournalReader.read(folder.journal()));
        Scorecard card = Judge.judge(drill.plan(), drill.entries(), captures);
        ReportJson json = ReportJson.of(drill, card, folder.page().toString());
        StringOutput page = new StringOutput();
        pages.render("report.jte", json, page);
        put(folder.page(), page.toString());
        put(folder.json(), json.text() + "\n");
        put(folder.junit(), JunitXml.of(json));
        return json;
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
