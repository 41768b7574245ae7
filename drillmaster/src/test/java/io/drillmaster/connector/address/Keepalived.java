package io.drillmaster.connector.address;

import io.drillmaster.connector.ssh.HereShell;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.RemoteShell;
import io.drillmaster.connector.ssh.Running;
import io.drillmaster.connector.ssh.ShellFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Two hosts with programs of their own, one of which holds an address as keepalived would have it:
 * the first that runs.
 */
final class Keepalived implements RemoteShell {

    private static final String SYSTEMCTL =
            """
            #!/bin/bash
            case $1 in
                stop) rm -f FOLDER/runs ;;
                start) : >FOLDER/runs ;;
                is-active) [ -e FOLDER/runs ] && echo active || echo inactive ;;
            esac
            """;
    private static final String IP =
            """
            #!/bin/bash
            case $* in
                *link*) echo "3: lan0: <UP> mtu 1500\\ link/ether $(cat FOLDER/mac) brd ff:ff" ;;
                *neigh*) echo "10.0.1.100 dev lan0 lladdr $(cat FOLDER/answers) REACHABLE" ;;
                *) [ ! -e FOLDER/holds ] || echo '3: lan0 inet 10.0.1.100/32 scope global lan0' ;;
            esac
            """;

    private final Map<String, HereShell> hosts = new TreeMap<>();
    private final SortedMap<String, Path> folders = new TreeMap<>();
    private final TreeSet<String> away = new TreeSet<>();
    private final TreeSet<String> stubborn = new TreeSet<>();
    private String stranger = "";

    Keepalived() {
        try {
            for (String host : List.of("nyc-edge", "nyc-app1")) {
                Path folder = Files.createTempDirectory("keepalived");
                Files.writeString(folder.resolve("mac"), mac(host));
                folders.put(host, folder);
                Files.createFile(folder.resolve("runs"));
                hosts.put(
                        host,
                        new HereShell(folder)
                                .program("systemctl", SYSTEMCTL)
                                .program("ip", IP)
                                .program("ping", "#!/bin/sh\ntrue\n"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mac(String host) {
        return host.equals("nyc-edge") ? "02:00:00:00:00:10" : "02:00:00:00:00:15";
    }

    void holding(String host) {
        stubborn.add(host);
    }

    void answeredBy(String mac) {
        stranger = mac;
    }

    void away(String host) {
        away.add(host);
    }

    void stop(String host) {
        Objects.requireNonNull(hosts.get(host))
                .run(host, "systemctl stop keepalived", Duration.ofSeconds(5));
    }

    /** Who runs first holds it, as by priority. */
    private synchronized void elect() throws IOException {
        String holder = "";
        for (String host : List.of("nyc-edge", "nyc-app1")) {
            Path folder = folder(host);
            boolean holds =
                    stubborn.contains(host)
                            || (holder.isEmpty() && Files.exists(folder.resolve("runs")));
            holder = holds && holder.isEmpty() ? host : holder;
            Files.deleteIfExists(folder.resolve("holds"));
            if (holds) {
                Files.createFile(folder.resolve("holds"));
            }
        }
        for (Path folder : folders.values()) {
            Files.writeString(
                    folder.resolve("answers"), stranger.isEmpty() ? mac(holder) : stranger);
        }
    }

    private Path folder(String host) {
        return Objects.requireNonNull(folders.get(host));
    }

    @Override
    public SortedSet<String> hosts() {
        return new TreeSet<>(hosts.keySet());
    }

    @Override
    public synchronized Ran run(String host, String command, Duration limit) {
        HereShell shell = hosts.get(host);
        if (shell == null || away.contains(host)) {
            return new Ran.NotSent(host + " is away");
        }
        try {
            elect();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return shell.run("here", command, limit);
    }

    @Override
    public Running start(String host, String command, Duration limit) throws ShellFailure {
        throw new UnsupportedOperationException("nothing lives on here");
    }

    @Override
    public void send(String host, byte[] content, String path, String mode, Duration limit) {
        throw new UnsupportedOperationException("no files are sent here");
    }

    @Override
    public void send(String host, Path local, String path, String mode, Duration limit) {
        throw new UnsupportedOperationException("no files are sent here");
    }

    @Override
    public void fetch(String host, String path, Path local, Duration limit) {
        throw new UnsupportedOperationException("no files are fetched here");
    }
}
