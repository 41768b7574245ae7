package io.drillmaster.connector.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.connector.ssh.HereShell;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateConnectorTest {

    private static final Instant NOW = Instant.parse("2026-11-26T02:00:00Z");

    @TempDir Path folder;

    private record Made(X509Certificate certificate, KeyPair keys) {

        String pem() {
            try {
                return "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n";
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A certificate that was made ten days ago and holds for so long from now. */
    private static Made made(Duration left) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            KeyPair keys = generator.generateKeyPair();
            X500Principal name = new X500Principal("CN=nyc-edge");
            var builder =
                    new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.ONE,
                            Date.from(NOW.minus(Duration.ofDays(10))),
                            Date.from(NOW.plus(left)),
                            name,
                            keys.getPublic());
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            return new Made(
                    new JcaX509CertificateConverter().getCertificate(builder.build(signer)), keys);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private CertificateConnector connector() {
        return new CertificateConnector(
                Map.of("here", "127.0.0.1"), new HereShell(folder), () -> NOW);
    }

    private Outcome file(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("some file.pem"), text);
        return connector()
                .perform(
                        Call.of("certificate.file", "here", Duration.ofSeconds(10))
                                .and("path", file.toString()));
    }

    private static Call served(int port) {
        return Call.of("certificate.served", "here", Duration.ofSeconds(2))
                .and("port", String.valueOf(port));
    }

    private static Map<String, String> facts(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).facts().values();
    }

    @Test
    void of_several_certificates_in_a_file_the_one_that_ends_first_counts() throws IOException {
        String key = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n";
        String text = made(Duration.ofDays(90)).pem() + key + made(Duration.ofDays(30)).pem();

        assertThat(facts(file(text)))
                .containsEntry("valid", "yes")
                .containsEntry("left", "720h")
                .containsEntry("age", "240h")
                .containsEntry("certificates", "2")
                .containsEntry("subject", "CN=nyc-edge");
    }

    @Test
    void a_certificate_that_is_over_has_nothing_left() throws IOException {
        assertThat(facts(file(made(Duration.ofHours(-1)).pem())))
                .containsEntry("valid", "no")
                .containsEntry("left", "0h");
    }

    @Test
    void a_file_without_a_certificate_or_with_a_broken_one_is_refused() throws IOException {
        assertThat(file("nothing of the kind")).isInstanceOf(Outcome.Refused.class);
        assertThat(file("-----BEGIN CERTIFICATE-----\nbm8=\n-----END CERTIFICATE-----\n"))
                .isInstanceOf(Outcome.Refused.class);
        Call nowhere =
                Call.of("certificate.file", "here", Duration.ofSeconds(10))
                        .and("path", "/none.pem");
        assertThat(connector().perform(nowhere)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void what_a_server_shows_is_looked_at_whoever_signed_it() throws Exception {
        Made made = made(Duration.ofDays(80));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "it",
                made.keys().getPrivate(),
                new char[0],
                new Certificate[] {made.certificate()});
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        try (SSLServerSocket server =
                (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0)) {
            Thread.ofVirtual().start(() -> greet(server));

            assertThat(
                            facts(
                                    connector()
                                            .perform(
                                                    served(server.getLocalPort())
                                                            .and("name", "x.org"))))
                    .containsEntry("left", "1920h")
                    .containsEntry("certificates", "1");
        }
    }

    private static void greet(SSLServerSocket server) {
        try (SSLSocket client = (SSLSocket) server.accept()) {
            client.startHandshake();
        } catch (IOException e) {
            // The client has seen what it wanted.
        }
    }

    @Test
    void a_port_that_is_closed_is_refused_and_one_that_says_nothing_is_unknown_in_time() {
        assertThat(connector().perform(served(SilentServer.closedPort())))
                .isInstanceOf(Outcome.Refused.class);
        try (SilentServer mute = new SilentServer()) {
            assertThat(connector().perform(served(mute.port())))
                    .isInstanceOf(Outcome.Unknown.class);
        }
        assertThat(connector().perform(served(99_999))).isInstanceOf(Outcome.Refused.class);
    }
}
