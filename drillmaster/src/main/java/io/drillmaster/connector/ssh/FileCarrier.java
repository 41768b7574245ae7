package io.drillmaster.connector.ssh;

import io.drillmaster.connector.Deadline;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Carries files through a shell, so that the host needs nothing but coreutils. */
final class FileCarrier {

    private final RemoteShell shell;

    FileCarrier(RemoteShell shell) {
        this.shell = shell;
    }

    void send(String host, byte[] content, String remotePath, String mode, Duration limit)
            throws ShellFailure {
        Deadline deadline = Deadline.in(limit);
        String part = Sh.quote(remotePath + ".part");
        // The size is checked there: a lost connection looks to cat like the end of the file.
        String command =
                "cat > %1$s && [ \"$(stat -c %%s %1$s)\" = %2$d ] && chmod %3$s %1$s && mv -f %1$s %4$s"
                        .formatted(part, content.length, Sh.quote(mode), Sh.quote(remotePath));
        String doing = "putting " + remotePath + " on " + host;
        try (Running running = shell.start(host, command, limit)) {
            within(
                    deadline,
                    doing,
                    () -> {
                        try (OutputStream in = running.stdin()) {
                            in.write(content);
                        }
                    });
            finished(running, deadline, doing);
        }
    }

    void fetch(String host, String remotePath, Path local, Duration limit) throws ShellFailure {
        Deadline deadline = Deadline.in(limit);
        String doing = "bringing " + remotePath + " from " + host;
        Path part = local.resolveSibling(local.getFileName() + ".part");
        try (Running running = shell.start(host, "cat " + Sh.quote(remotePath), limit)) {
            within(
                    deadline,
                    doing,
                    () -> Files.copy(running.stdout(), part, StandardCopyOption.REPLACE_EXISTING));
            finished(running, deadline, doing);
            Files.move(part, local, StandardCopyOption.REPLACE_EXISTING);
        } catch (ShellFailure e) {
            throw e;
        } catch (IOException e) {
            throw broken(doing, e);
        }
    }

    /** Moves bytes; when time is up the streams are closed by whoever holds them. */
    private static void within(Deadline deadline, String doing, Moving moving) throws ShellFailure {
        FutureTask<Boolean> task =
                new FutureTask<>(() -> {
                    moving.move();
                    return true;
                });
        Thread.ofVirtual().name("file").start(task);
        try {
            task.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw broken(doing, new IOException("it did not end in time"));
        } catch (ExecutionException e) {
            throw broken(doing, e.getCause() instanceof IOException io ? io : new IOException(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw broken(doing, new IOException("it was interrupted"));
        }
    }

    private static void finished(Running running, Deadline deadline, String doing)
            throws ShellFailure {
        if (!running.ended(deadline.left())) {
            throw broken(doing, new IOException("it did not end in time"));
        }
        int exit =
                running.exit()
                        .orElseThrow(
                                () -> broken(doing, new IOException("the connection was lost")));
        if (exit != 0) {
            throw ShellFailure.of(new Ran.Ended(exit, "", running.complaints()), doing);
        }
    }

    private static ShellFailure broken(String doing, IOException e) {
        return ShellFailure.of(new Ran.NoAnswer(doing + " broke off: " + e.getMessage()), doing);
    }

    @FunctionalInterface
    private interface Moving {
        void move() throws IOException;
    }
}
