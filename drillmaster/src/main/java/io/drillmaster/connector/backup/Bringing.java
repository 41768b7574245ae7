package io.drillmaster.connector.backup;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.ssh.RemoteShell;
import io.drillmaster.connector.ssh.Running;
import io.drillmaster.connector.ssh.Sh;
import io.drillmaster.connector.ssh.ShellFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Carries a backup from one host to another through the coordinator, for neither reaches the other.
 */
public final class Bringing {

    private static final List<String> FACTS = List.of("name", "size", "files");
    private static final int NOT_BEGUN = 97;

    private final RemoteShell shell;
    private final Telling telling;

    Bringing(RemoteShell shell, Telling telling) {
        this.shell = shell;
        this.telling = telling;
    }

    Outcome fetch(Call call) {
        String from = call.with().getOrDefault("from", "");
        if (!shell.hosts().contains(from)) {
            return new Outcome.Refused(
                    "%s on %s brings from %s, which it does not know; it knows %s"
                            .formatted(
                                    call.verb(),
                                    call.on(),
                                    from,
                                    String.join(", ", shell.hosts())));
        }
        Deadline deadline = Deadline.in(call.limit());
        boolean begun = false;
        try (Running source =
                        shell.start(from, Sh.asRoot(BringScript.send(call)), deadline.left());
                Running target =
                        shell.start(
                                call.on(), Sh.asRoot(BringScript.take(call)), deadline.left())) {
            begun = true;
            FutureTask<String> carried = new FutureTask<>(() -> carry(source, target));
            Thread.ofVirtual().name("bring").start(carried);
            String told = within(deadline, carried);
            if (!source.ended(deadline.left()) || !target.ended(deadline.left())) {
                return unknown(call, "it did not end in time");
            }
            return ended(call, source, target, told);
        } catch (IOException e) {
            String why = "%s on %s: %s".formatted(call.verb(), call.on(), e.getMessage());
            boolean sent = begun || (e instanceof ShellFailure failure && failure.sent());
            return sent ? new Outcome.Unknown(why) : new Outcome.Refused(why);
        }
    }

    private static String carry(Running source, Running target) throws IOException {
        try (OutputStream in = target.stdin()) {
            source.stdout().transferTo(in);
        } catch (IOException e) {
            // Whichever end broke off says why itself.
            return "";
        }
        try (InputStream out = target.stdout()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String within(Deadline deadline, FutureTask<String> carried) throws IOException {
        try {
            return carried.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            carried.cancel(true);
            throw new IOException("it did not end in time");
        } catch (ExecutionException e) {
            throw new IOException("it broke off: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("it was interrupted");
        }
    }

    private static Outcome ended(Call call, Running source, Running target, String told) {
        int sent = source.exit().orElse(-1);
        int taken = target.exit().orElse(-1);
        if (sent != 0 || taken != 0) {
            String why = (source.complaints().strip() + " " + target.complaints().strip()).strip();
            // What came of it was taken away there.
            return taken == NOT_BEGUN
                    ? new Outcome.Refused("%s on %s: %s".formatted(call.verb(), call.on(), why))
                    : unknown(call, "it broke off: " + why);
        }
        SortedMap<String, String> facts = Telling.lines(told);
        return facts.keySet().containsAll(FACTS)
                ? new Outcome.Done(new Facts(facts))
                : unknown(call, "its answer is not whole");
    }

    /** Whatever came is in a folder that the undo takes away. */
    private static Outcome.Unknown unknown(Call call, String why) {
        return new Outcome.Unknown("%s on %s: %s".formatted(call.verb(), call.on(), why));
    }

    Outcome brought(Call call) {
        return telling.recalled(call, Sh.asRoot(BringScript.recall(call)), List.of("size"));
    }
}
