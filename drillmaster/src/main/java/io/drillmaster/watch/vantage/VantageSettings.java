package io.drillmaster.watch.vantage;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the agent is put on the vantage host.
 *
 * @param java the command that runs Java 25 there
 * @param folder where it keeps its jars and its state there
 * @param scratch a local folder for a jar that must be packed first
 * @param lease how long the agent goes on by itself when it hears nothing of us
 */
public record VantageSettings(String java, String folder, Path scratch, Duration lease) {

    public static VantageSettings standard(Path scratch) {
        return new VantageSettings(
                "java", "/var/lib/drillmaster/agent", scratch, Duration.ofMinutes(10));
    }
}
