package io.drillmaster.app.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where this installation keeps things.
 *
 * @param root the folder that holds runbooks, estates and the lab
 * @param home the folder that holds the drills
 * @param labs the folder that holds a folder for each lab that is up
 */
public record Settings(Path root, Path home, Path labs, Map<String, String> environment) {

    public Settings {
        environment = Map.copyOf(environment);
    }

    /** Reads the environment as {@code docs/reference/cli.md} describes it. */
    public static Settings of(Path root, Map<String, String> environment) {
        Path home =
                given(environment, "DRILLMASTER_HOME")
                        .map(Path::of)
                        .or(() ->
                                given(environment, "XDG_STATE_HOME")
                                        .map(state -> Path.of(state, "drillmaster")))
                        .orElseGet(() -> usual(environment));
        Path labs =
                Path.of(given(environment, "DRILLMASTER_LABS").orElse("/var/lib/drillmaster/labs"));
        return new Settings(root, home.toAbsolutePath(), labs.toAbsolutePath(), environment);
    }

    private static Path usual(Map<String, String> environment) {
        String person = given(environment, "HOME").orElse(System.getProperty("user.home"));
        return Path.of(person, ".local", "state", "drillmaster");
    }

    private static Optional<String> given(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    public Path drills() {
        return home.resolve("drills");
    }

    public Path runbooks() {
        return root.resolve("runbooks");
    }

    /** The person at this machine, also behind sudo. */
    public String person() {
        return given(environment, "SUDO_USER")
                .or(() -> given(environment, "USER"))
                .orElse(System.getProperty("user.name"));
    }

    /** False where people asked for plain text: see https://no-color.org. */
    public boolean colours() {
        return given(environment, "NO_COLOR").isEmpty() && !"dumb".equals(environment.get("TERM"));
    }
}
