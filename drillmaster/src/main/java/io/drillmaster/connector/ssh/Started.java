package io.drillmaster.connector.ssh;

import io.drillmaster.connector.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/** A command that has been sent through its channel. */
final class Started implements Running {

    private final ExecChannel channel;
    private final Bounded err;
    private final CompletableFuture<Boolean> closed;

    Started(ExecChannel channel, Bounded err) {
        this.channel = channel;
        this.err = err;
        this.closed = Waits.closed(channel);
    }

    @Override
    public OutputStream stdin() {
        return channel.getInvertedIn();
    }

    @Override
    public InputStream stdout() {
        return channel.getInvertedOut();
    }

    @Override
    public String complaints() {
        return err.text();
    }

    @Override
    public Optional<Integer> exit() {
        return channel.exit();
    }

    @Override
    public boolean ended(Duration within) {
        try {
            return Waits.within(Deadline.in(within), closed);
        } catch (IOException | TimeoutException e) {
            return closed.isDone();
        }
    }

    @Override
    public void close() {
        channel.close(false);
    }
}
