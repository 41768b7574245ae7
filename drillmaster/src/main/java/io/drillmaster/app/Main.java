package io.drillmaster.app;

import io.drillmaster.app.settings.Settings;
import io.drillmaster.app.settings.Streams;
import java.nio.file.Path;

/** The one entry point behind {@code ./drill}. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Path root = Path.of(System.getProperty("drillmaster.root", "."));
        Settings settings = Settings.of(root.toAbsolutePath().normalize(), System.getenv());
        Wiring wiring = new Wiring(settings, Streams.voice(settings.colours()));
        System.exit(wiring.commandLine().execute(args));
    }
}
