package io.drillmaster.watch.vantage;

import io.drillmaster.watch.probe.OpenLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Waits until a watch that just began has seen one operation go well. */
final class FirstGood {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private FirstGood() {}

    static void await(List<OpenLoop> loops, String what) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (loops.stream().noneMatch(OpenLoop::anyGood)) {
            if (System.nanoTime() > until) {
                String why =
                        loops.stream()
                                .map(OpenLoop::trouble)
                                .filter(said -> !said.isEmpty())
                                .distinct()
                                .collect(Collectors.joining("; "));
                for (OpenLoop loop : loops) {
                    loop.close();
                }
                throw new CannotWatch(
                        "not one %s was acknowledged within %d s; the last answer was: %s"
                                .formatted(
                                        what, PATIENCE.toSeconds(), why.isEmpty() ? "none" : why));
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
