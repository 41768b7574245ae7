package io.drillmaster.connector.certificate;

import io.drillmaster.connector.AtOnce;
import io.drillmaster.connector.Deadline;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A TLS handshake for the sake of the certificates that a server shows in it. */
final class Greeting {

    /** What came of it. */
    sealed interface Seen {

        record Chain(List<X509Certificate> chain) implements Seen {

            public Chain {
                chain = List.copyOf(chain);
            }
        }

        record NotReached(String why) implements Seen {}

        record Broken(String why) implements Seen {}
    }

    private Greeting() {}

    /**
     * Never longer than the deadline, whatever the server does.
     *
     * @param name the name that is asked for; empty for none
     */
    static Seen of(String address, int port, Optional<String> name, Deadline deadline) {
        String where = address + ":" + port;
        return Optional.ofNullable(
                        AtOnce.all(
                                        List.of(where),
                                        _ ->
                                                greet(
                                                        new InetSocketAddress(address, port),
                                                        name,
                                                        deadline),
                                        deadline)
                                .get(where))
                .orElseGet(() ->
                        new Seen.Broken(
                                where + " did not come to the end of a TLS handshake in time"));
    }

    private static Seen greet(InetSocketAddress to, Optional<String> name, Deadline deadline) {
        try (Socket plain = new Socket()) {
            try {
                plain.connect(to, millis(deadline));
            } catch (IOException e) {
                return new Seen.NotReached(
                        to + " could not be connected to (" + e.getMessage() + ")");
            }
            plain.setSoTimeout(millis(deadline));
            try (SSLSocket secure =
                    (SSLSocket)
                            looking()
                                    .getSocketFactory()
                                    .createSocket(plain, to.getHostString(), to.getPort(), true)) {
                name.ifPresent(each -> ask(secure, each));
                secure.startHandshake();
                return new Seen.Chain(
                        Stream.of(secure.getSession().getPeerCertificates())
                                .map(X509Certificate.class::cast)
                                .toList());
            }
        } catch (IOException | IllegalArgumentException e) {
            return new Seen.Broken(to + " shows no certificate (" + e.getMessage() + ")");
        }
    }

    private static void ask(SSLSocket socket, String name) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(name)));
        socket.setSSLParameters(parameters);
    }

    private static int millis(Deadline deadline) {
        return (int) Math.max(1, deadline.left().toMillis());
    }

    /** Nothing is said to the server after it showed itself, so that it need not be trusted. */
    private static SSLContext looking() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Onlooker()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    private static final class Onlooker implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
