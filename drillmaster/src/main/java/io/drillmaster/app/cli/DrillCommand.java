package io.drillmaster.app.cli;

import io.drillmaster.app.settings.Exit;
import io.drillmaster.app.settings.Settings;
import io.drillmaster.app.settings.Voice;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code drill} without a word behind it. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        description = {"Plans, runs, measures, judges and evidences disaster-recovery drills.", ""},
        commandListHeading = "Commands:%n",
        footer = {
            "",
            "Besides: `drill lab ...` raises and takes down labs, `drill test` runs every test.",
            "Exit codes: 0 every objective met, 1 missed, 2 usage or lint, 3 unproven, 4 aborted,",
            "5 could not start. See docs/reference/cli.md."
        })
public final class DrillCommand implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    private final Voice voice;

    private DrillCommand(Voice voice) {
        this.voice = voice;
    }

    /** The whole command line, with all its commands. */
    public static CommandLine line(
            Voice voice, Settings settings, String version, List<Object> commands) {
        CommandLine line = new CommandLine(new DrillCommand(voice));
        line.getCommandSpec().version("drillmaster " + version);
        commands.forEach(line::addSubcommand);
        line.addSubcommand(new HelpCommand());
        line.setOut(voice.out());
        line.setErr(voice.err());
        line.setUsageHelpWidth(100);
        line.setExecutionExceptionHandler(new Fault(voice, settings));
        line.setParameterExceptionHandler((wrong, _) -> misused(voice, wrong));
        return line;
    }

    /** Says what is wrong, what was probably meant, and how the command is used. */
    private static int misused(Voice voice, ParameterException wrong) {
        voice.mention("drill: " + wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, voice.err());
        voice.mention("");
        wrong.getCommandLine().usage(voice.err());
        return Exit.USAGE.code();
    }

    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(voice.err());
        }
        return Exit.USAGE.code();
    }
}
