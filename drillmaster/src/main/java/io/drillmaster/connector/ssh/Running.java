package io.drillmaster.connector.ssh;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;

/** A remote command that is under way. */
public interface Running extends AutoCloseable {

    /** What is written here reaches the command once flushed; closing it is its end of input. */
    OutputStream stdin();

    /** Ends when the command closes it, or when the connection is lost. */
    InputStream stdout();

    /** What it wrote to standard error, up to a bound. */
    String complaints();

    /** Its exit status, once it has said one; a command that a signal ended has 128 + 15 or so. */
    Optional<Integer> exit();

    /** Waits for its end; false if it still runs. */
    boolean ended(Duration within);

    /** Lets go of the command; whether it ends then is its own business. */
    @Override
    void close();
}
