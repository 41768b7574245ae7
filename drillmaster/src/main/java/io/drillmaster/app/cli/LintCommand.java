package io.drillmaster.app.cli;

import io.drillmaster.app.desk.Runbooks;
import io.drillmaster.app.settings.Exit;
import io.drillmaster.app.settings.Voice;
import io.drillmaster.runbook.Problem;
import io.drillmaster.runbook.Reading;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks runbooks without touching any host. */
@Command(
        name = "lint",
        description = "Check runbooks, and show every problem with its place and a remedy.")
public final class LintCommand implements Callable<Integer> {

    private final Voice voice;
    private final Runbooks runbooks;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Runbooks; all of the catalogue if none is given.")
    private List<Path> files = List.of();

    @Option(
            names = "--sealed",
            paramLabel = "FOLDER",
            description =
                    "Where their envelopes lie; the folder `sealed` beside each, if not given.")
    private Optional<Path> sealed = Optional.empty();

    public LintCommand(Voice voice, Runbooks runbooks) {
        this.voice = voice;
        this.runbooks = runbooks;
    }

    @Override
    public Integer call() {
        List<Path> all = files.isEmpty() ? runbooks.catalogue() : files;
        int problems = 0;
        for (Path file : all) {
            problems += lint(file);
        }
        voice.tell(
                problems == 0
                        ? "%d %s, no problems".formatted(all.size(), counted(all.size(), "runbook"))
                        : "%d %s in %d %s"
                                .formatted(
                                        problems,
                                        counted(problems, "problem"),
                                        all.size(),
                                        counted(all.size(), "runbook")));
        return problems == 0 ? Exit.FINE.code() : Exit.USAGE.code();
    }

    private int lint(Path file) {
        return switch (runbooks.read(file, sealed)) {
            case Reading.Good _ -> 0;
            case Reading.Bad bad -> {
                bad.problems().stream().map(Problem::toString).forEach(voice::tell);
                yield bad.problems().size();
            }
        };
    }

    private static String counted(int number, String noun) {
        return number == 1 ? noun : noun + "s";
    }
}
