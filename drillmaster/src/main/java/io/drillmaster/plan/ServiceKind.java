package io.drillmaster.plan;

import io.drillmaster.connector.TargetKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of named services an estate may have, and what one of each says of itself. */
public enum ServiceKind {
    REDIS(TargetKind.REDIS, "a Redis", 6379, Setting.secret("password").optional()),
    DNS(
            TargetKind.DNS,
            "DNS servers",
            53,
            Setting.of("zone", "example.com"),
            Setting.of("key", "the-name-of-the-TSIG-key"),
            Setting.secret("secret")),
    S3(
            TargetKind.S3,
            "an S3 bucket",
            443,
            Setting.of("bucket", "backups"),
            Setting.of("region", "us-east-1"),
            Setting.secret("access-key"),
            Setting.secret("secret-key")),
    FIX(
            TargetKind.FIX,
            "FIX gateways",
            9876,
            Setting.of("sender", "DRILLMASTER"),
            Setting.of("target", "VENUE"),
            Setting.secret("password").optional(),
            Setting.of("leader", "service/trading/primary").optional()),
    PROMETHEUS(TargetKind.PROMETHEUS, "a Prometheus", 9090),
    ALERTMANAGER(TargetKind.ALERTMANAGER, "an Alertmanager", 9093),
    MAIL(TargetKind.MAIL, "a mail server", 25, Setting.of("from", "drill@example.com")),
    ADDRESS(TargetKind.ADDRESS, "a virtual address", 0, Setting.of("address", "10.0.0.100"));

    /**
     * One thing that a service says of itself.
     *
     * @param secret whether it is the name of a secret
     */
    record Setting(String name, String example, boolean required, boolean secret) {

        static Setting of(String name, String example) {
            return new Setting(name, example, true, false);
        }

        static Setting secret(String name) {
            return new Setting(name, "the-name-of-a-secret", true, true);
        }

        Setting optional() {
            return new Setting(name, example, false, secret);
        }
    }

    private final TargetKind target;
    private final String told;
    private final int port;

    @SuppressWarnings("ImmutableEnumChecker") // A list made by List.of does not change.
    private final List<Setting> settings;

    ServiceKind(TargetKind target, String told, int port, Setting... settings) {
        this.target = target;
        this.told = told;
        this.port = port;
        this.settings = List.of(settings);
    }

    static ServiceKind of(TargetKind target) {
        return Arrays.stream(values())
                .filter(kind -> kind.target == target)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(target + " is no service"));
    }

    static Optional<ServiceKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(ServiceKind::key).toList();
    }

    /** The name that estates use. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One of them, in words. */
    String told() {
        return told;
    }

    /** Where it listens unless the estate says otherwise; 0 when it listens nowhere. */
    int port() {
        return port;
    }

    List<Setting> settings() {
        return settings;
    }
}
