package io.drillmaster.connector.power;

import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the power command once, and reads the one JSON line it prints. */
final class PowerCommand {

    /** How the command says that it did not understand, and so did nothing. */
    private static final int USAGE = 2;

    private static final JsonMapper JSON = new JsonMapper();

    private final PowerSwitch power;

    PowerCommand(PowerSwitch power) {
        this.power = power;
    }

    /** What the command said, or how asking it failed. */
    sealed interface Said {
        record Line(JsonNode json) implements Said {}

        record Not(Outcome outcome) implements Said {}
    }

    Said say(String word, String host, Deadline deadline) {
        return say(word, host, "", deadline);
    }

    /** As {@link #say(String, String, Deadline)}, under a mark, if it is not empty. */
    Said say(String word, String host, String mark, Deadline deadline) {
        List<String> words = new ArrayList<>();
        words.addAll(List.of(power.command(), word, "--name", power.name()));
        if (!mark.isEmpty()) {
            words.addAll(List.of("--mark", mark));
        }
        words.add(host);
        Process process;
        try {
            process = new ProcessBuilder(words).start();
            process.getOutputStream().close();
        } catch (IOException e) {
            return refused(
                    "%s cannot be run (%s); nothing was done. Name the power command of this estate by its absolute path under power: command"
                            .formatted(power.command(), e.getMessage()));
        }
        try {
            Words out = new Words(process.getInputStream());
            Words err = new Words(process.getErrorStream());
            if (!process.waitFor(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                return unknown(String.join(" ", words) + " did not end in time");
            }
            return told(String.join(" ", words), process.exitValue(), out.all(), err.all());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unknown(String.join(" ", words) + " was interrupted");
        } finally {
            process.destroy();
        }
    }

    private static Said told(String command, int exit, String out, String err) {
        if (exit != 0) {
            String why =
                    "%s ended with exit %d: %s"
                            .formatted(command, exit, (err.isBlank() ? out : err).strip());
            return exit == USAGE ? refused(why + "; nothing was done") : unknown(why);
        }
        try {
            return new Said.Line(JSON.readTree(out));
        } catch (JacksonException e) {
            return unknown(
                    "%s ended well, but said \"%s\" instead of one line of JSON"
                            .formatted(command, out.strip()));
        }
    }

    private static Said refused(String why) {
        return new Said.Not(new Outcome.Refused(why));
    }

    private static Said unknown(String why) {
        return new Said.Not(new Outcome.Unknown(why));
    }
}
