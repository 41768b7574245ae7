package io.drillmaster.connector.ssh;

import io.drillmaster.connector.Deadline;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.future.AuthFuture;
import org.apache.sshd.client.future.ConnectFuture;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.client.session.ClientSession;

/**
 * Waits for the library's futures; its own waiting reads the wall clock and ignores interruption.
 */
final class Waits {

    private Waits() {}

    static CompletableFuture<ClientSession> connected(ConnectFuture future) {
        CompletableFuture<ClientSession> done = new CompletableFuture<>();
        future.addListener(
                it -> finish(done, it.isConnected() ? it.getSession() : null, it.getException()));
        return done;
    }

    static CompletableFuture<Boolean> accepted(AuthFuture future) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        future.addListener(it -> finish(done, it.isSuccess() ? true : null, it.getException()));
        return done;
    }

    static CompletableFuture<Boolean> opened(OpenFuture future) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        future.addListener(it -> finish(done, it.isOpened() ? true : null, it.getException()));
        return done;
    }

    static CompletableFuture<Boolean> closed(ClientChannel channel) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        channel.addCloseFutureListener(_ -> done.complete(true));
        return done;
    }

    /**
     * The result, when it comes in time.
     *
     * @throws TimeoutException when it did not come in time
     * @throws InterruptedIOException when whoever waits was told to stop
     */
    static <T> T within(Deadline deadline, CompletableFuture<T> future)
            throws IOException, TimeoutException {
        try {
            return future.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw cause instanceof IOException io ? io : new IOException(cause.toString(), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private static <T> void finish(
            CompletableFuture<T> done,
            @org.jspecify.annotations.Nullable T value,
            @org.jspecify.annotations.Nullable Throwable failure) {
        if (value != null) {
            done.complete(value);
        } else {
            done.completeExceptionally(
                    failure == null ? new IOException("given up without a reason") : failure);
        }
    }
}
