package io.drillmaster.connector.ssh;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;

/** Trusts the host keys of one known_hosts file and no others; the file is read at each login. */
final class HostKeys implements ServerKeyVerifier, SessionListener {

    private record Known(int line, boolean revoked, PublicKey key) {

        String shown() {
            return fingerprint(key) + " (line " + line + ")";
        }
    }

    private final Path file;

    HostKeys(Path file) {
        this.file = file;
    }

    @Override
    public boolean verifyServerKey(ClientSession session, SocketAddress at, PublicKey offered) {
        Knock knock =
                Knock.of(session)
                        .orElseThrow(() -> new IllegalStateException("a login nobody asked for"));
        try {
            List<Known> known = known(knock);
            List<Known> same =
                    known.stream()
                            .filter(each -> KeyUtils.compareKeys(each.key(), offered))
                            .toList();
            if (!same.isEmpty() && same.stream().noneMatch(Known::revoked)) {
                return true;
            }
            knock.refusal().set(refusal(knock, offered, known, same));
        } catch (IOException e) {
            knock.refusal().set(unreadable(knock, e));
        }
        return false;
    }

    /** Asks for the key types we know first, or the server would offer one that we cannot check. */
    @Override
    public void sessionNegotiationOptionsCreated(
            Session session, Map<KexProposalOption, String> proposal) {
        Knock.of(session)
                .ifPresent(knock ->
                        proposal.computeIfPresent(
                                KexProposalOption.SERVERKEYS,
                                (_, names) -> knownFirst(knock, names)));
    }

    private String knownFirst(Knock knock, String names) {
        try {
            Set<String> types =
                    known(knock).stream()
                            .map(each -> KeyUtils.getKeyType(each.key()))
                            .collect(Collectors.toSet());
            return Arrays.stream(names.split(","))
                    .sorted(
                            Comparator.comparing(
                                    name -> !types.contains(KeyUtils.getCanonicalKeyType(name))))
                    .collect(Collectors.joining(","));
        } catch (IOException e) {
            knock.refusal().set(unreadable(knock, e));
            return names;
        }
    }

    private List<Known> known(Knock knock) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<Known> known = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            known.addAll(line(i + 1, lines.get(i).strip(), knock));
        }
        return known;
    }

    private static List<Known> line(int number, String line, Knock knock) {
        if (line.isEmpty() || line.startsWith("#")) {
            return List.of();
        }
        try {
            KnownHostEntry entry = KnownHostEntry.parseKnownHostEntry(line);
            boolean matches =
                    entry.isHostMatch(knock.address(), knock.port())
                            || entry.isHostMatch(knock.host(), knock.port());
            if (!matches || "cert-authority".equals(entry.getMarker())) {
                return List.of();
            }
            PublicKey key =
                    entry.getKeyEntry()
                            .resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.FAILING);
            return List.of(new Known(number, "revoked".equals(entry.getMarker()), key));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // A line we cannot read vouches for nobody; the others still count.
            return List.of();
        }
    }

    private String refusal(Knock knock, PublicKey offered, List<Known> known, List<Known> same) {
        String begin =
                "%s offered the host key %s, and %s "
                        .formatted(knock.door(), fingerprint(offered), file);
        if (!same.isEmpty()) {
            return begin
                    + "marks it as revoked (line "
                    + same.getFirst().line()
                    + "); we did not"
                    + " log in. Find out who answers at this address before anything else.";
        }
        if (known.isEmpty()) {
            return begin
                    + "knows no key of this host; we did not log in. Read the fingerprint at the"
                    + " host's own console (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub) and,"
                    + " if it is the same, add the line that ssh-keyscan -p "
                    + knock.port()
                    + " "
                    + knock.address()
                    + " prints.";
        }
        return begin
                + "expects "
                + known.stream().map(Known::shown).collect(Collectors.joining(" or "))
                + ": the key has changed, or another machine answers; we did not log in. If the"
                + " host was rebuilt on purpose, take that line out and add the new key after"
                + " comparing it at the host's own console.";
    }

    private String unreadable(Knock knock, IOException e) {
        return "%s was not logged in to: the host keys in %s cannot be read (%s); name a readable file under ssh: known-hosts in the estate"
                .formatted(knock.door(), file, e);
    }

    private static String fingerprint(PublicKey key) {
        return KeyUtils.getKeyType(key) + " " + KeyUtils.getFingerPrint(key);
    }
}
