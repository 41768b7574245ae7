package io.drillmaster.app.cli;

import io.drillmaster.app.settings.Exit;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.app.settings.Settings;
import io.drillmaster.app.settings.Voice;
import io.drillmaster.journal.JournalDamaged;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns whatever stopped a command into one sentence for a person and a code for a script. */
final class Fault implements IExecutionExceptionHandler {

    private final Voice voice;
    private final Settings settings;

    Fault(Voice voice, Settings settings) {
        this.voice = voice;
        this.settings = settings;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        return switch (e) {
            case Refusal refusal -> {
                voice.mention("drill: " + refusal.sentence());
                yield refusal.exit().code();
            }
            case JournalDamaged damaged -> {
                voice.mention("drill: " + sentence(damaged));
                yield Exit.COULD_NOT_START.code();
            }
            default -> {
                voice.mention("drill: " + unexpected(e));
                yield Exit.COULD_NOT_START.code();
            }
        };
    }

    private static String sentence(JournalDamaged damaged) {
        return "%s. Entries before it are whole and can be read; nothing can be conducted or judged from there on. Put back a copy of the journal, or start a new drill."
                .formatted(damaged.getMessage());
    }

    private String unexpected(Exception e) {
        String kept =
                keep(e).map(file -> "the details are in " + file)
                        .orElse("the details could not be kept: " + e);
        return "Something happened that should be impossible, and the command stopped; %s. Please report it. What a drill has done so far is in its journal: `./drill list` shows whether one is unfinished."
                .formatted(kept);
    }

    /** Tries the home of the drills, then the folder for temporary files. */
    private Optional<Path> keep(Exception e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        for (Path folder : List.of(settings.home().resolve("trouble"), temporary)) {
            try {
                Files.createDirectories(folder);
                Path file = Files.createTempFile(folder, "drill-", ".txt");
                Files.writeString(file, text.toString());
                return Optional.of(file);
            } catch (IOException unwritable) {
                e.addSuppressed(unwritable);
            }
        }
        return Optional.empty();
    }
}
