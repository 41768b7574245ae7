package io.drillmaster.connector.certificate;

import io.drillmaster.connector.Facts;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** How long a chain of certificates holds: as long as the one that ends first. */
final class Validity {

    static final List<String> NAMES =
            List.of("valid", "left", "age", "ends", "subject", "issuer", "certificates");

    private Validity() {}

    /**
     * @param chain at least one
     */
    static Facts facts(Collection<X509Certificate> chain, Instant now) {
        X509Certificate first =
                chain.stream()
                        .min(Comparator.comparing(X509Certificate::getNotAfter))
                        .orElseThrow();
        Instant begins = first.getNotBefore().toInstant();
        Instant ends = first.getNotAfter().toInstant();
        boolean valid = !now.isBefore(begins) && now.isBefore(ends);
        return Facts.of(
                Map.of(
                        "valid", valid ? "yes" : "no",
                        "left", hours(now, ends),
                        "age", hours(begins, now),
                        "ends", ends.toString(),
                        "subject", first.getSubjectX500Principal().getName(),
                        "issuer", first.getIssuerX500Principal().getName(),
                        "certificates", String.valueOf(chain.size())));
    }

    /** Whole hours, and none where the time is over. */
    private static String hours(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toHours()) + "h";
    }
}
