package io.drillmaster.connector.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Facts;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostFactsTest {

    private static final String UNITS =
            """
            Type=notify
            Id=ssh.service
            ActiveState=active
            UnitFileState=enabled
            FreezerState=running

            Type=oneshot
            Id=nftables.service
            ActiveState=inactive
            UnitFileState=enabled

            Type=oneshot
            Id=e2scrub_reap.service
            ActiveState=activating
            UnitFileState=enabled

            Id=drillmaster-expires.timer
            ActiveState=active
            UnitFileState=transient

            Type=simple
            Id=stress.service
            ActiveState=active
            UnitFileState=disabled
            FreezerState=frozen
            """;

    private static final String PASSING =
            """
            Type=simple
            Id=user@0.service
            ActiveState=active
            UnitFileState=static

            Type=oneshot
            Id=systemd-firstboot.service
            ActiveState=active
            UnitFileState=static

            Type=dbus
            Id=hostnamed.service
            BusName=org.freedesktop.hostname1
            ActiveState=active
            UnitFileState=static

            Type=oneshot
            Id=apt-daily.service
            TriggeredBy=apt-daily.timer
            ActiveState=activating
            UnitFileState=static

            Type=simple
            Id=rests.service
            ActiveState=inactive
            UnitFileState=disabled
            """;

    private static Map<String, String> facts(String units, String rest) {
        String said =
                HostScript.PART + "units\n" + units + HostScript.PART + "facts\n" + rest + end();
        return HostFacts.of(said).map(Facts::values).orElseThrow();
    }

    private static String end() {
        return HostScript.PART + "end\n";
    }

    @Test
    void services_and_timers_are_told_by_activity_and_enabling_the_transient_ones_too() {
        assertThat(facts(UNITS, ""))
                .isEqualTo(
                        Map.of(
                                "unit:ssh.service", "active/enabled",
                                "unit:nftables.service", "inactive/enabled",
                                "unit:e2scrub_reap.service", "inactive/enabled",
                                "unit:drillmaster-expires.timer", "active/transient",
                                "unit:stress.service", "active/disabled, frozen"));
    }

    @Test
    void what_comes_and_goes_by_itself_is_told_only_when_it_failed() {
        assertThat(facts(PASSING, "")).isEmpty();
        assertThat(facts(PASSING.replace("=activating", "=failed"), ""))
                .isEqualTo(Map.of("unit:apt-daily.service", "failed/static"));
    }

    @Test
    void a_thing_told_of_in_several_lines_is_one_fact_in_whatever_order_they_come() {
        String there = "addr:lan0\tup, mtu 1500\naddr:lan0\t10.0.0.1/24\n";
        String back = "addr:lan0\t10.0.0.1/24\naddr:lan0\tup, mtu 1500\n";

        assertThat(facts("", there))
                .isEqualTo(Map.of("addr:lan0", "10.0.0.1/24, up, mtu 1500"))
                .isEqualTo(facts("", back));
    }

    @Test
    void a_value_too_long_to_read_is_told_by_its_fingerprint() {
        assertThat(facts("", "route:default\tvia " + "a".repeat(100) + "\n"))
                .hasEntrySatisfying(
                        "route:default", value -> assertThat(value).matches("[0-9a-f]{12}"));
    }

    @Test
    void an_answer_without_its_end_is_no_answer() {
        assertThat(HostFacts.of(HostScript.PART + "facts\nclock\tsynced\n"))
                .isEqualTo(Optional.empty());
    }
}
