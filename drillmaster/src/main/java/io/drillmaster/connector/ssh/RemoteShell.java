package io.drillmaster.connector.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedSet;

/** Runs commands on hosts by name; connections are made when needed and used again. */
public interface RemoteShell {

    SortedSet<String> hosts();

    /** Runs a command to its end; never throws for what the network or the host did. */
    Ran run(String host, String command, Duration limit);

    /**
     * Starts a command that lives on, with its streams open.
     *
     * @param limit how long reaching the host and starting the command may take
     * @throws ShellFailure if it was not started, or if nobody can say whether it was
     */
    Running start(String host, String command, Duration limit) throws ShellFailure;

    /**
     * Puts a file on a host, whole or not at all.
     *
     * @param mode as chmod takes it, such as {@code 0755}
     */
    void send(String host, byte[] content, String remotePath, String mode, Duration limit)
            throws ShellFailure;

    /** As {@link #send(String, byte[], String, String, Duration)}, from a local file. */
    void send(String host, Path local, String remotePath, String mode, Duration limit)
            throws ShellFailure;

    /** Brings a file from a host, whole or not at all. */
    void fetch(String host, String remotePath, Path local, Duration limit) throws ShellFailure;
}
