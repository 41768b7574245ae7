package io.drillmaster.connector.ssh;

import io.drillmaster.connector.Deadline;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.future.AuthFuture;
import org.apache.sshd.client.future.ConnectFuture;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.jspecify.annotations.Nullable;

/** Logs in with one key, and says in a sentence why it could not. */
final class SshLogin implements AutoCloseable {

    /** A silent host is noticed after four unanswered heartbeats. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    private static final int UNANSWERED = 4;

    private final SshAccess access;
    private final HostKeys hostKeys;
    private @Nullable SshClient client;
    private boolean closed;

    SshLogin(SshAccess access) {
        this.access = access;
        this.hostKeys = new HostKeys(access.knownHosts());
    }

    ClientSession open(String host, Deadline deadline) throws NotLoggedIn {
        String address = access.addresses().get(host);
        if (address == null) {
            throw new NotLoggedIn(
                    "ssh knows no host %s; it knows %s"
                            .formatted(host, String.join(", ", access.addresses().keySet())));
        }
        Knock knock = new Knock(host, address, access.port());
        ClientSession session = connect(knock, deadline);
        authenticate(knock, session, deadline);
        return session;
    }

    private ClientSession connect(Knock knock, Deadline deadline) throws NotLoggedIn {
        SshClient ready = started(knock);
        try {
            ConnectFuture connecting =
                    ready.connect(
                            access.user(), knock.address(), knock.port(), knock.carried(), null);
            try {
                return Waits.within(deadline, Waits.connected(connecting));
            } catch (TimeoutException | InterruptedIOException e) {
                connecting.cancel();
                throw e;
            }
        } catch (TimeoutException e) {
            throw new NotLoggedIn(
                    knock.door()
                            + " did not answer a connection attempt in time: it is down, cut off,"
                            + " or its address is wrong; nothing was sent");
        } catch (IOException | UnresolvedAddressException e) {
            throw new NotLoggedIn(unreached(knock, e));
        }
    }

    private static String unreached(Knock knock, Exception e) {
        Throwable root = e;
        for (Throwable at = e; at != null; at = at.getCause()) {
            root = at;
        }
        String why =
                switch (root) {
                    case ConnectException _ ->
                            " refused the connection: nothing listens there, or its sshd is down";
                    case NoRouteToHostException _ -> " cannot be reached: there is no route to it";
                    case UnresolvedAddressException _ -> " has an address that does not resolve";
                    default -> " could not be connected to (" + root + ")";
                };
        return knock.door() + why + "; nothing was sent";
    }

    private void authenticate(Knock knock, ClientSession session, Deadline deadline)
            throws NotLoggedIn {
        try {
            AuthFuture asking = session.auth();
            Waits.within(deadline, Waits.accepted(asking));
        } catch (TimeoutException e) {
            session.close(true);
            throw new NotLoggedIn(
                    knock.door()
                            + " accepted the connection and then did not finish the login in time;"
                            + " no command was sent");
        } catch (IOException e) {
            session.close(true);
            throw new NotLoggedIn(knock.refused().orElseGet(() -> unaccepted(knock, e)));
        }
    }

    private String unaccepted(Knock knock, IOException e) {
        String said = String.valueOf(e.getMessage());
        if (said.contains("No more authentication methods")) {
            return "%s did not accept the key %s for user %s; no command was sent. Put its public half into that user's authorized_keys, or name another key under ssh: in the estate"
                    .formatted(knock.door(), access.key(), access.user());
        }
        return "%s ended the login (%s); no command was sent".formatted(knock.door(), said);
    }

    private synchronized SshClient started(Knock knock) throws NotLoggedIn {
        if (closed) {
            throw new NotLoggedIn(
                    knock.door() + " was not logged in to: our side has hung up for good");
        }
        if (client == null) {
            SshClient fresh = built(keys(knock));
            fresh.start();
            client = fresh;
        }
        return client;
    }

    private List<KeyPair> keys(Knock knock) throws NotLoggedIn {
        String why;
        try (var in = Files.newInputStream(access.key())) {
            List<KeyPair> pairs = new ArrayList<>();
            Optional.ofNullable(
                            SecurityUtils.loadKeyPairIdentities(
                                    null, NamedResource.ofName(access.key().toString()), in, null))
                    .ifPresent(found -> found.forEach(pairs::add));
            if (!pairs.isEmpty()) {
                return pairs;
            }
            why = "there is no private key in it";
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            why = e.toString();
        }
        throw new NotLoggedIn(
                "%s was not logged in to: the key %s cannot be used (%s); name a readable private key without a passphrase under ssh: key in the estate"
                        .formatted(knock.door(), access.key(), why));
    }

    private SshClient built(List<KeyPair> keys) {
        SshClient fresh = SshClient.setUpDefaultClient();
        // Nobody's ~/.ssh may change what a drill does.
        fresh.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        fresh.setKeyIdentityProvider(KeyIdentityProvider.wrapKeyPairs(keys));
        fresh.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        fresh.setServerKeyVerifier(hostKeys);
        fresh.addSessionListener(hostKeys);
        fresh.setKeyExchangeFactories(
                ClientBuilder.setUpDefaultKeyExchanges(true).stream()
                        .sorted(java.util.Comparator.comparing(SshLogin::isDear))
                        .toList());
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(fresh, HEARTBEAT);
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(fresh, UNANSWERED);
        CoreModuleProperties.IDLE_TIMEOUT.set(fresh, Duration.ZERO);
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(fresh, Duration.ZERO);
        CoreModuleProperties.WINDOW_TIMEOUT.set(fresh, Duration.ZERO);
        return fresh;
    }

    /**
     * Curve25519 first: it costs a third of the hybrid exchanges, which a login pays on both sides.
     */
    private static boolean isDear(org.apache.sshd.common.kex.KeyExchangeFactory exchange) {
        return !exchange.getName().equals(BuiltinDHFactories.curve25519.getName());
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.stop();
            client = null;
        }
    }
}
