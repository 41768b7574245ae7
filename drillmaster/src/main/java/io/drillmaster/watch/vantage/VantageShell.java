package io.drillmaster.watch.vantage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;

/** A way to run things on the vantage host. */
public interface VantageShell {

    /** Runs a command to its end and returns what it wrote; throws if it did not end well. */
    String run(String command, Duration limit) throws IOException;

    /** Starts a command that lives on, with its streams open. */
    Line start(String command, Duration limit) throws IOException;

    /** Puts a file on the host, whole or not at all. */
    void send(Path local, String remotePath, Duration limit) throws IOException;

    /** The streams of a command under way. */
    interface Line extends AutoCloseable {

        OutputStream stdin();

        InputStream stdout();

        /** What it wrote to standard error. */
        String complaints();

        @Override
        void close();
    }
}
