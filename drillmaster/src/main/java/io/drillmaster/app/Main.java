package io.drillmaster.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The one entry point behind {@code ./drill}. */
@Command(
        name = "drill",
        description = "Plans, runs, measures, judges and evidences disaster-recovery drills.",
        mixinStandardHelpOptions = true,
        version = "drillmaster 0.1.0")
public final class Main implements Runnable {

    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
