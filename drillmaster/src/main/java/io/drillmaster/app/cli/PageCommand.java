package io.drillmaster.app.cli;

import io.drillmaster.app.desk.Runbooks;
import io.drillmaster.app.settings.Exit;
import io.drillmaster.app.settings.Voice;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a runbook as people follow it by hand. */
@Command(
        name = "page",
        description = "Print the whole page of a runbook, with every part in its place.")
public final class PageCommand implements Callable<Integer> {

    private final Voice voice;
    private final Runbooks runbooks;

    @Parameters(
            paramLabel = "RUNBOOK",
            description = "An id of the catalogue, or the path of a file.")
    private String runbook = "";

    public PageCommand(Voice voice, Runbooks runbooks) {
        this.voice = voice;
        this.runbooks = runbooks;
    }

    @Override
    public Integer call() {
        voice.tell(runbooks.good(runbooks.find(runbook)).page().stripTrailing());
        return Exit.FINE.code();
    }
}
