package io.drillmaster.watch.vantage;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What is started on the vantage host: {@code serve} watches, detached from whoever asked for it;
 * {@code attach} joins standard input and output to the agent that serves a folder, and starts it
 * if there is none; {@code rejoin} does so only if there is one.
 */
public final class Agent {

    private Agent() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 3 && (args[0].equals("attach") || args[0].equals("rejoin"))) {
            System.exit(
                    new Bridge(Path.of(args[1]), seconds(args[2]), args[0].equals("attach")).run());
        } else if (args.length == 3 && args[0].equals("serve")) {
            new Desk(Path.of(args[1]), seconds(args[2])).serve();
            System.exit(0);
        }
        System.err.println("usage: Agent attach|rejoin|serve FOLDER LEASE-SECONDS");
        System.exit(2);
    }

    private static Duration seconds(String text) {
        return Duration.ofSeconds(Long.parseLong(text));
    }
}
