package io.drillmaster.connector.backup;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.RemoteShell;
import io.drillmaster.connector.ssh.Running;
import io.drillmaster.connector.ssh.Sh;
import io.drillmaster.connector.ssh.ShellFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;

/** Lays files that come from elsewhere where a restore of the same drill finds them. */
public final class Landing {

    public static final List<String> FACTS = List.of("name", "size", "files");

    private static final Duration TIDYING = Duration.ofSeconds(5);

    private final RemoteShell shell;
    private final String host;
    private final Call call;
    private final Deadline deadline;

    public Landing(RemoteShell shell, String host, Call call, Deadline deadline) {
        this.shell = shell;
        this.host = host;
        this.call = call;
        this.deadline = deadline;
    }

    /** Makes the folder of this call. */
    public void begin() throws ShellFailure {
        Ran ran = shell.run(host, Sh.asRoot(BringScript.prepare(call)), deadline.left());
        if (!(ran instanceof Ran.Ended ended && ended.well())) {
            throw ShellFailure.of(ran, "making a folder on " + host);
        }
    }

    /** Writes one file whole, and says so if it is not. */
    public void put(String name, InputStream from, long size) throws IOException {
        String file = Sh.quote(Place.folder(call) + "/fetched/" + name);
        String script = "cat > %1$s && [ \"$(stat -c %%s %1$s)\" = %2$d ]".formatted(file, size);
        try (Running running = shell.start(host, Sh.asRoot(script), deadline.left())) {
            try (OutputStream to = running.stdin()) {
                from.transferTo(to);
            }
            if (!running.ended(deadline.left()) || running.exit().orElse(-1) != 0) {
                throw new IOException(
                        "%s did not come whole to %s: %s"
                                .formatted(name, host, running.complaints().strip()));
            }
        }
    }

    /** Checks what came against its checksum. */
    public Outcome check() {
        Call there = new Call(call.verb(), host, call.with(), deadline.left(), call.mark());
        return new Telling(shell).told(there, Sh.asRoot(BringScript.check(call)), FACTS);
    }

    /** What became of an earlier call. */
    public Outcome recalled() {
        Call there = new Call(call.verb(), host, call.with(), deadline.left(), call.mark());
        return new Telling(shell)
                .recalled(there, Sh.asRoot(BringScript.recall(call)), List.of("size"));
    }

    /** Takes away what came; a host that cannot be reached keeps it for the undo. */
    public Ran tidy() {
        return shell.run(host, Sh.asRoot("rm -rf " + Sh.quote(Place.folder(call))), TIDYING);
    }
}
