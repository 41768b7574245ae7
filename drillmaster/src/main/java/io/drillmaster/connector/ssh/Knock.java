package io.drillmaster.connector.ssh;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.session.SessionContext;

/** One attempt to log in, carried through the library so that a refusal keeps its reason. */
record Knock(String host, String address, int port, AtomicReference<String> refusal) {

    private static final AttributeRepository.AttributeKey<Knock> KEY =
            new AttributeRepository.AttributeKey<>();

    Knock(String host, String address, int port) {
        this(host, address, port, new AtomicReference<>());
    }

    AttributeRepository carried() {
        return AttributeRepository.ofKeyValuePair(KEY, this);
    }

    static Optional<Knock> of(SessionContext session) {
        return session instanceof org.apache.sshd.client.session.ClientSession client
                ? Optional.ofNullable(client.getConnectionContext())
                        .map(context -> context.getAttribute(KEY))
                : Optional.empty();
    }

    Optional<String> refused() {
        return Optional.ofNullable(refusal.get());
    }

    /** As in {@code nyc-db1 (10.0.0.3:22)}. */
    String door() {
        return "%s (%s:%d)".formatted(host, address, port);
    }
}
