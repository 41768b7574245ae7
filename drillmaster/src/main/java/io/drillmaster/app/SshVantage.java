package io.drillmaster.app;

import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.RemoteShell;
import io.drillmaster.connector.ssh.Running;
import io.drillmaster.watch.vantage.VantageShell;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;

/** Reaches the vantage host over SSH, as every other host is reached. */
final class SshVantage implements VantageShell {

    private final RemoteShell shell;
    private final String host;

    SshVantage(RemoteShell shell, String host) {
        this.shell = shell;
        this.host = host;
    }

    @Override
    public String run(String command, Duration limit) throws IOException {
        return switch (shell.run(host, command, limit)) {
            case Ran.Ended ended when ended.well() -> ended.out();
            case Ran.Ended ended ->
                    throw new IOException(host + " could not do it: " + ended.said());
            case Ran.NotSent not -> throw new IOException(not.why());
            case Ran.NoAnswer no -> throw new IOException(no.why());
        };
    }

    @Override
    public Line start(String command, Duration limit) throws IOException {
        return new Open(shell.start(host, command, limit));
    }

    @Override
    public void send(Path local, String remotePath, Duration limit) throws IOException {
        shell.send(host, local, remotePath, "0644", limit);
    }

    private record Open(Running running) implements Line {

        @Override
        public OutputStream stdin() {
            return running.stdin();
        }

        @Override
        public InputStream stdout() {
            return running.stdout();
        }

        @Override
        public String complaints() {
            return running.complaints();
        }

        @Override
        public void close() {
            running.close();
        }
    }
}
