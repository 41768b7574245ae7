package io.drillmaster.connector.ssh;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.shell.ProcessShellCommandFactory;

/** A real SSH server inside the test; its commands are processes of this machine. */
public final class StandInSshd implements AutoCloseable {

    private final SshServer server = SshServer.setUpDefaultServer();
    private final AtomicInteger logins = new AtomicInteger();
    private final Path folder;
    private final KeyPair hostKey = ed25519();

    public StandInSshd(Path folder) {
        this.folder = folder;
        KeyPair clientKey = ed25519();
        write(folder.resolve("key"), clientKey);
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator((user, key, _) ->
                user.equals("driller") && KeyUtils.compareKeys(key, clientKey.getPublic()));
        server.setCommandFactory(ProcessShellCommandFactory.INSTANCE);
        server.addSessionListener(
                new SessionListener() {
                    @Override
                    public void sessionEstablished(Session session) {
                        logins.incrementAndGet();
                    }
                });
        try {
            server.start();
            know(hostKey);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How to log in to it; the host is called {@code here}. */
    public SshAccess access() {
        return access(server.getPort());
    }

    /** The same keys, for a server at another port. */
    public SshAccess access(int port) {
        return SshAccess.of(
                "driller",
                port,
                folder.resolve("key"),
                folder.resolve("known_hosts"),
                Map.of("here", "127.0.0.1"));
    }

    int port() {
        return server.getPort();
    }

    KeyPair hostKey() {
        return hostKey;
    }

    /** Makes one key the only known one of this server. */
    void know(KeyPair key) throws IOException {
        Files.writeString(
                folder.resolve("known_hosts"),
                "# hosts of the test\n[127.0.0.1]:%d %s\n"
                        .formatted(port(), PublicKeyEntry.toString(key.getPublic())));
    }

    /** The lines of the client's private key. */
    Set<String> secretLines() {
        try (var lines = Files.lines(folder.resolve("key"))) {
            return lines.filter(line -> !line.startsWith("-----")).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int logins() {
        return logins.get();
    }

    /** Cuts every connection, as a dying host's last breath would. */
    void cut() {
        server.getActiveSessions().forEach(session -> session.close(true));
    }

    boolean idle() {
        return server.getActiveSessions().isEmpty();
    }

    static KeyPair ed25519() {
        try {
            return SecurityUtils.getKeyPairGenerator("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static void write(Path file, KeyPair key) {
        try (OutputStream out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "a test", null, out);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
