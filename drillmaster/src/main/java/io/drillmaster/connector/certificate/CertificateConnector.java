package io.drillmaster.connector.certificate;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Performer;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.RemoteShell;
import io.drillmaster.connector.ssh.Sh;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Looks how long the certificates of a host still hold. */
public final class CertificateConnector implements Performer {

    private final SortedMap<String, String> addresses;
    private final RemoteShell shell;
    private final InstantSource clock;
    private final Repertoire repertoire;

    /**
     * @param addresses host name to the address it is greeted at
     * @param clock says how long a certificate still holds
     */
    public CertificateConnector(
            Map<String, String> addresses, RemoteShell shell, InstantSource clock) {
        this.addresses = new TreeMap<>(addresses);
        this.shell = shell;
        this.clock = clock;
        this.repertoire =
                new Repertoire("certificate")
                        .can(served(), this.addresses.keySet(), this::served)
                        .can(file(), shell.hosts(), this::file);
    }

    private static Verb served() {
        return Verb.reads(
                        "certificate.served",
                        TargetKind.HOST,
                        Validity.NAMES,
                        "Looks how long the certificate holds that a host shows on a TLS port; of a"
                                + " chain, the one that ends first.")
                .taking(
                        new Argument("port", true, "the TLS port"),
                        new Argument(
                                "name", false, "the server name to ask for, if it has several"));
    }

    private static Verb file() {
        return Verb.reads(
                        "certificate.file",
                        TargetKind.HOST,
                        Validity.NAMES,
                        "Looks how long the certificates in a file of a host hold; of several, the"
                                + " one that ends first.")
                .taking(new Argument("path", true, "the file, in PEM, from the root"));
    }

    @Override
    public Repertoire repertoire() {
        return repertoire;
    }

    private Outcome served(Call call) {
        String port = call.with().getOrDefault("port", "");
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            return new Outcome.Refused(what(call) + "`" + port + "` is no port");
        }
        Greeting.Seen seen =
                Greeting.of(
                        addresses.getOrDefault(call.on(), ""),
                        Integer.parseInt(port),
                        call.argument("name"),
                        Deadline.in(call.limit()));
        return switch (seen) {
            case Greeting.Seen.Chain shown -> holds(shown.chain());
            case Greeting.Seen.NotReached not -> new Outcome.Refused(what(call) + not.why());
            case Greeting.Seen.Broken broken -> new Outcome.Unknown(what(call) + broken.why());
        };
    }

    /** Only the certificates leave the host, whatever else the file holds. */
    private Outcome file(Call call) {
        String path = call.with().getOrDefault("path", "");
        String script =
                "sed -n '/-----BEGIN CERTIFICATE-----/,/-----END CERTIFICATE-----/p' -- "
                        + Sh.quote(path);
        return switch (shell.run(call.on(), Sh.asRoot(script), call.limit())) {
            case Ran.NotSent not -> new Outcome.Refused(what(call) + not.why());
            case Ran.NoAnswer no -> new Outcome.Unknown(what(call) + no.why());
            case Ran.Ended ended when !ended.well() ->
                    new Outcome.Refused(what(call) + ended.said());
            case Ran.Ended ended -> read(call, path, ended.out());
        };
    }

    private Outcome read(Call call, String path, String pem) {
        try {
            Collection<X509Certificate> chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(
                                    new ByteArrayInputStream(
                                            pem.getBytes(StandardCharsets.US_ASCII)))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            return chain.isEmpty()
                    ? new Outcome.Refused(what(call) + "there is no certificate in " + path)
                    : holds(chain);
        } catch (CertificateException e) {
            return new Outcome.Refused(
                    what(call)
                            + "the certificate in "
                            + path
                            + " cannot be read: "
                            + e.getMessage());
        }
    }

    private Outcome holds(Collection<X509Certificate> chain) {
        return new Outcome.Done(Validity.facts(chain, clock.instant()));
    }

    private static String what(Call call) {
        return "%s on %s: ".formatted(call.verb(), call.on());
    }
}
