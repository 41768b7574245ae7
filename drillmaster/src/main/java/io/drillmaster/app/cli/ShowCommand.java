package io.drillmaster.app.cli;

import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.app.drills.DrillLock;
import io.drillmaster.app.drills.Drills;
import io.drillmaster.app.live.LineView;
import io.drillmaster.app.live.Summary;
import io.drillmaster.app.live.Telling;
import io.drillmaster.app.live.Told;
import io.drillmaster.app.settings.Exit;
import io.drillmaster.app.settings.Voice;
import io.drillmaster.engine.DrillState;
import io.drillmaster.engine.Question;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.plan.Plan;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows where a drill stands, or how it ended. */
@Command(name = "show", description = "Show where a drill stands, or how it ended.")
public final class ShowCommand implements Callable<Integer> {

    private final Voice voice;
    private final Drills drills;

    @Parameters(paramLabel = "ID", description = "The drill, as `./drill list` names it.")
    private String id = "";

    @Option(names = "--journal", description = "Show every entry of its journal as a line.")
    private boolean journal;

    public ShowCommand(Voice voice, Drills drills) {
        this.voice = voice;
        this.drills = drills;
    }

    @Override
    public Integer call() {
        DrillHome drill = drills.find(id);
        List<Entry> entries = drill.entries();
        DrillState state = DrillState.of(entries);
        if (state.opened().isEmpty()) {
            voice.tell(drill.id() + " was never opened: its process ended before the first entry.");
            return Exit.FINE.code();
        }
        heading(drill, state, entries);
        if (journal) {
            LineView.Lines lines = new LineView.Lines(entries);
            entries.forEach(entry ->
                    voice.tell(
                            "%5d  %s"
                                    .formatted(
                                            entry.number(),
                                            lines.of(entry, ZoneId.systemDefault()))));
        } else {
            new Summary(voice.coloured()).of(entries).forEach(voice::tell);
        }
        next(drill, state);
        return Exit.FINE.code();
    }

    private void heading(DrillHome drill, DrillState state, List<Entry> entries) {
        Plan plan = state.plan();
        voice.tell(drill.id() + "  " + plan.title() + " on " + plan.estate());
        voice.tell("  opened   " + entries.getFirst().at().wall());
        if (!plan.parameters().isEmpty()) {
            voice.tell("  with     " + plan.parameters());
        }
        voice.tell("  plan     " + plan.digest());
        voice.tell("  state    " + standing(drill, state));
        voice.tell("");
    }

    private static String standing(DrillHome drill, DrillState state) {
        if (state.closed().isPresent()) {
            Event.Closed closed = state.closed().get();
            return closed.ending().name().toLowerCase(Locale.ROOT) + ": " + closed.why();
        }
        return DrillLock.holder(drill)
                .map(holder -> "running, conducted by " + holder)
                .orElse("unfinished, and nobody conducts it");
    }

    private void next(DrillHome drill, DrillState state) {
        voice.tell("");
        if (state.closed().isPresent()) {
            state.closed().get().left().forEach(each -> voice.tell("Left behind: " + each));
            voice.tell(
                    Files.exists(drill.files().page())
                            ? "Report: " + drill.files().page()
                            : "It is not judged yet: `./drill resume " + drill.id() + "` does it.");
            return;
        }
        if (DrillLock.holder(drill).isEmpty()) {
            voice.tell(
                    "`./drill resume %s` goes on with it, `./drill abort %s` takes back what it did."
                            .formatted(drill.id(), drill.id()));
        }
        Question.all(state).forEach(ask -> question(drill, ask));
    }

    private void question(DrillHome drill, Question ask) {
        ask.shown().stream().map(Telling::shown).map(Told::text).forEach(voice::tell);
        voice.tell("It asks %s: %s".formatted(ask.role(), ask.text()));
        ask.standing().ifPresent(voice::tell);
        voice.tell("`./drill answer %s %s TEXT` answers.".formatted(drill.id(), ask.step()));
    }
}
