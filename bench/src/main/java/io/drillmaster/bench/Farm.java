package io.drillmaster.bench;

import io.drillmaster.connector.ssh.SshAccess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** Many hosts that are OpenSSH servers of this machine, each at a loopback address of its own. */
final class Farm implements AutoCloseable {

    private static final int PORT = 2217;

    /** One sshd listens at no more addresses than this. */
    private static final int MOST_ADDRESSES = 16;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path folder;
    private final SortedMap<String, String> hosts;
    private final List<Process> servers = new ArrayList<>();

    private Farm(Path folder, int size) {
        this.folder = folder;
        this.hosts = hosts(size);
    }

    static Path root() {
        return Path.of(System.getProperty("drillmaster.root", "."));
    }

    static Farm open(Path folder, int size) throws IOException {
        Farm farm = new Farm(folder, size);
        // One that is interrupted leaves no servers behind.
        Runtime.getRuntime().addShutdownHook(new Thread(farm::close));
        try {
            farm.begin();
            return farm;
        } catch (IOException e) {
            farm.close();
            throw e;
        }
    }

    private static SortedMap<String, String> hosts(int size) {
        SortedMap<String, String> hosts = new TreeMap<>();
        for (int i = 1; i <= size; i++) {
            hosts.put("target%03d".formatted(i), "127.1.%d.%d".formatted(i / 100, 1 + i % 100));
        }
        return hosts;
    }

    private void begin() throws IOException {
        Files.createDirectories(Path.of("/run/sshd"));
        key("host");
        key("key");
        Files.copy(folder.resolve("key.pub"), folder.resolve("authorized_keys"));
        String[] hostKey = Files.readString(folder.resolve("host.pub")).split(" ", -1);
        StringBuilder known = new StringBuilder();
        StringBuilder inventory = new StringBuilder();
        StringBuilder config = new StringBuilder();
        hosts.forEach((name, address) -> {
            known.append("[%s]:%d %s %s%n".formatted(address, PORT, hostKey[0], hostKey[1]));
            inventory.append("%s ansible_host=%s%n".formatted(name, address));
            config.append("Host %s%n  HostName %s%n".formatted(name, address));
        });
        config.append(
                "Host *%n  Port %d%n  User root%n  IdentityFile %s%n  IdentitiesOnly yes%n  UserKnownHostsFile %s%n"
                        .formatted(PORT, folder.resolve("key"), folder.resolve("known_hosts")));
        Files.writeString(folder.resolve("known_hosts"), known);
        Files.writeString(folder.resolve("inventory"), inventory);
        Files.writeString(folder.resolve("config"), config);
        Files.writeString(folder.resolve("ansible.cfg"), "[defaults]\n");
        List<String> addresses = List.copyOf(hosts.values());
        for (int from = 0; from < addresses.size(); from += MOST_ADDRESSES) {
            serve(addresses.subList(from, Math.min(addresses.size(), from + MOST_ADDRESSES)));
        }
        for (String address : addresses) {
            await(address);
        }
        if (!servers.stream().allMatch(Process::isAlive)) {
            throw new IOException(
                    "an sshd ended: " + Files.readString(folder.resolve("sshd.log")).strip());
        }
    }

    private void key(String name) throws IOException {
        Timed.of(
                folder,
                Map.of(),
                "ssh-keygen",
                "-q",
                "-t",
                "ed25519",
                "-N",
                "",
                "-f",
                folder.resolve(name).toString());
    }

    private void serve(List<String> addresses) throws IOException {
        StringBuilder config = new StringBuilder();
        // Another HOME: what root's own shell does at a login would be measured, too.
        addresses.forEach(each -> config.append("ListenAddress %s:%d%n".formatted(each, PORT)));
        config.append(
                "HostKey %s%nAuthorizedKeysFile %s%nPidFile none%nUsePAM no%nStrictModes no%nMaxStartups 400%nPermitRootLogin prohibit-password%nPasswordAuthentication no%nUseDNS no%nLogLevel ERROR%nSetEnv HOME=%s%n"
                        .formatted(
                                folder.resolve("host"), folder.resolve("authorized_keys"), folder));
        Path file = folder.resolve("sshd-" + servers.size());
        Files.writeString(file, config);
        servers.add(
                new ProcessBuilder("/usr/sbin/sshd", "-D", "-e", "-f", file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        folder.resolve("sshd.log").toFile()))
                        .start());
    }

    private static void await(String address) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, PORT), 1_000);
                return;
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw new IOException("no sshd came up at " + address, e);
                }
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    Path folder() {
        return folder;
    }

    SshAccess access() {
        return access(folder, hosts.size());
    }

    static SshAccess access(Path folder, int size) {
        return SshAccess.of(
                "root", PORT, folder.resolve("key"), folder.resolve("known_hosts"), hosts(size));
    }

    /** Nothing of the user's own settings is used, and no connection outlives its round. */
    Map<String, String> environment() {
        return Map.of(
                "ANSIBLE_SSH_ARGS",
                "-F " + folder.resolve("config") + " -o ControlMaster=no",
                "ANSIBLE_LOCAL_TEMP",
                folder.resolve("ansible").toString(),
                "ANSIBLE_CONFIG",
                folder.resolve("ansible.cfg").toString());
    }

    /** Ansible's quickest way: no Python on the far side, and one connection to each host. */
    String[] ansible(int forks) {
        return new String[] {
            "ansible",
            "all",
            "-i",
            folder.resolve("inventory").toString(),
            "-f",
            String.valueOf(forks),
            "-m",
            "raw",
            "-a",
            "true"
        };
    }

    String[] clush(int fanout) {
        return new String[] {
            "clush",
            "-q",
            "-S",
            "-f",
            String.valueOf(fanout),
            "-o",
            "-F " + folder.resolve("config"),
            "-w",
            String.join(",", hosts.keySet()),
            "true"
        };
    }

    @Override
    public void close() {
        servers.forEach(Process::destroy);
    }
}
