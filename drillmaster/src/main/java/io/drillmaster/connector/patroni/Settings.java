package io.drillmaster.connector.patroni;

import io.drillmaster.connector.Facts;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The settings that decide how long a failover takes, as Patroni really uses them.
 *
 * <p>Since 3.2 Patroni raises and lowers timings that it holds to be unsafe, and goes on showing at
 * {@code /config} what was written (patroni/config.py, {@code _validate_and_adjust_timeouts}).
 */
record Settings(JsonNode config, JsonNode status) {

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");
    private static final long LEAST_LOOP_WAIT = 1;
    private static final long LEAST_RETRY_TIMEOUT = 3;
    private static final long LEAST_TTL = 20;

    private record Timings(long ttl, long loopWait, long retryTimeout) {

        Timings adjusted() {
            long most = Math.max(ttl, LEAST_TTL);
            long retry = Math.max(retryTimeout, LEAST_RETRY_TIMEOUT);
            long loop = Math.max(loopWait, LEAST_LOOP_WAIT);
            if (LEAST_LOOP_WAIT + 2 * retry > most) {
                return new Timings(most, LEAST_LOOP_WAIT, (most - LEAST_LOOP_WAIT) / 2);
            }
            return new Timings(most, Math.min(loop, most - 2 * retry), retry);
        }
    }

    Facts facts() {
        Timings written =
                new Timings(
                        number("ttl", 30), number("loop_wait", 10), number("retry_timeout", 10));
        Timings used = adjusts() ? written.adjusted() : written;
        Map<String, String> facts = new TreeMap<>();
        facts.put("ttl", used.ttl() + "s");
        facts.put("loop_wait", used.loopWait() + "s");
        facts.put("retry_timeout", used.retryTimeout() + "s");
        facts.put("written-ttl", written.ttl() + "s");
        facts.put("written-loop_wait", written.loopWait() + "s");
        facts.put("written-retry_timeout", written.retryTimeout() + "s");
        facts.put(
                "primary_start_timeout",
                number("primary_start_timeout", number("master_start_timeout", 300)) + "s");
        facts.put("synchronous_mode", onOff(config.path("synchronous_mode")));
        facts.put("synchronous_mode_strict", onOff(config.path("synchronous_mode_strict")));
        facts.put("maximum_lag_on_failover", number("maximum_lag_on_failover", 1048576) + "B");
        facts.put("use_pg_rewind", onOff(config.at("/postgresql/use_pg_rewind")));
        facts.put("patroni-version", patroniVersion());
        facts.put("postgres-version", postgresVersion());
        return Facts.of(facts);
    }

    private long number(String name, long otherwise) {
        JsonNode node = config.path(name);
        return node.isNumber() ? node.asLong() : otherwise;
    }

    /** As PostgreSQL would say it; a mode such as quorum stays as it is. */
    private static String onOff(JsonNode node) {
        return switch (node.asString("off").toLowerCase(Locale.ROOT)) {
            case "true", "on", "yes", "1" -> "on";
            case "false", "off", "no", "0" -> "off";
            default -> node.asString("off");
        };
    }

    private String patroniVersion() {
        return status.at("/patroni/version").asString("unknown");
    }

    /** 170005 is 17.5. */
    private String postgresVersion() {
        long number = status.path("server_version").asLong(0);
        return number == 0 ? "unknown" : number / 10_000 + "." + number % 10_000;
    }

    private boolean adjusts() {
        Matcher version = VERSION.matcher(patroniVersion());
        if (!version.matches()) {
            return true;
        }
        int major = Integer.parseInt(version.group(1));
        int minor = Integer.parseInt(version.group(2));
        return major > 3 || (major == 3 && minor >= 2);
    }
}
