package io.drillmaster.connector.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.channel.ChannelExec;

/** Knows for certain whether its command left, and can be told never to let it leave. */
final class ExecChannel extends ChannelExec {

    private enum Gate {
        OPEN,
        PASSED,
        SHUT
    }

    private final AtomicReference<Gate> gate = new AtomicReference<>(Gate.OPEN);

    ExecChannel(String command) {
        super(command.getBytes(StandardCharsets.UTF_8), null, Map.of());
    }

    @Override
    protected void doOpen() throws IOException {
        if (!gate.compareAndSet(Gate.OPEN, Gate.PASSED)) {
            throw new IOException("given up before the command was sent");
        }
        super.doOpen();
    }

    /** Keeps the command from leaving; true if it has not left and now never will. */
    boolean shut() {
        return gate.compareAndSet(Gate.OPEN, Gate.SHUT) || gate.get() == Gate.SHUT;
    }

    /** The exit status; a command that a signal ended has 128, as nobody tells the number. */
    Optional<Integer> exit() {
        Integer status = getExitStatus();
        if (status != null) {
            return Optional.of(status);
        }
        return getExitSignal() == null ? Optional.empty() : Optional.of(128);
    }
}
