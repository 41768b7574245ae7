package io.drillmaster.connector.ssh;

import io.drillmaster.connector.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.locks.LockSupport;

/** Pours what a command on a host writes into a stream of ours, piece by piece. */
public final class Pouring {

    private static final int PIECE = 1 << 16;

    private final RemoteShell shell;

    public Pouring(RemoteShell shell) {
        this.shell = shell;
    }

    /**
     * Pours until the command ends.
     *
     * @return how it ended; what it said on standard error, for its output is poured
     * @throws ShellFailure if it was not started, was lost, or was late
     * @throws TooMuch if it wrote more than so much
     * @throws IOException if our own stream could not be written
     */
    public Ran.Ended pour(
            String host, String command, OutputStream to, Most most, Deadline deadline)
            throws IOException {
        try (Running running = shell.start(host, command, deadline.left())) {
            Thread watchdog =
                    Thread.ofVirtual().name("pouring").start(() -> watch(running, deadline));
            try {
                running.stdin().close();
                poured(host, running, to, most, deadline);
            } finally {
                watchdog.interrupt();
            }
            if (!running.ended(deadline.left()) || running.exit().isEmpty()) {
                throw broken(host, deadline, "the connection was lost");
            }
            return new Ran.Ended(running.exit().get(), "", running.complaints());
        }
    }

    private static void poured(
            String host, Running running, OutputStream to, Most most, Deadline deadline)
            throws IOException {
        byte[] piece = new byte[PIECE];
        long all = 0;
        int count = read(host, running.stdout(), piece, deadline);
        while (count >= 0) {
            all += count;
            if (all > most.bytes()) {
                throw new TooMuch(most);
            }
            to.write(piece, 0, count);
            count = read(host, running.stdout(), piece, deadline);
        }
    }

    private static int read(String host, InputStream in, byte[] piece, Deadline deadline)
            throws ShellFailure {
        try {
            return in.read(piece);
        } catch (IOException e) {
            throw broken(host, deadline, e.toString());
        }
    }

    private static ShellFailure broken(String host, Deadline deadline, String why) {
        return ShellFailure.of(
                new Ran.NoAnswer(
                        "bringing it from %s broke off: %s"
                                .formatted(
                                        host, deadline.passed() ? "it did not end in time" : why)),
                "");
    }

    /** A host that falls silent must not hold its reader. */
    private static void watch(Running running, Deadline deadline) {
        while (!deadline.passed() && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(deadline.left().toNanos());
        }
        if (deadline.passed()) {
            running.close();
            try {
                running.stdout().close();
            } catch (IOException e) {
                // The reader is woken by the close itself; there is nothing left to lose.
            }
        }
    }
}
