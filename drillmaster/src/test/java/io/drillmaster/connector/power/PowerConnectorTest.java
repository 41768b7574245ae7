package io.drillmaster.connector.power;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerConnectorTest extends ConnectorContract {

    /** A switch whose memory is a file: hosts are on until cut. */
    private static final String SWITCH =
            """
            #!/bin/bash
            [ "$2" = --name ] && [ "$3" = test ] || { echo "no such estate" >&2; exit 2; }
            mark=""
            [ "$4" != --mark ] || { mark=$5; set -- "$1" "$2" "$3" "$6"; }
            off=FOLDER/$4.off
            case $1 in
                power-state)
                    if [ -e "$off" ]; then power=off; else power=on; fi
                    echo '{"host":"'$4'","power":"'$power'","cut_mark":"'$(cat $off.mark)'"}' ;;
                power-cut)
                    [ ! -e "$off" ] || { echo '{"host":"'$4'","already":true}'; exit; }
                    read -r up _ </proc/uptime
                    echo $mark >"$off.mark"
                    : >"$off"
                    echo '{"host":"'$4'","cut_monotonic_ns":['${up/./}0000000,${up/./}9999999]} ;;
                power-on) rm -f "$off"; echo '{"host":"'$4'","power":"on"}'; sleep 30 & ;;
            esac
            """;

    @TempDir Path folder;

    @Override
    protected String technology() {
        return "power";
    }

    @Override
    protected Connector connector() {
        return on(script(SWITCH.replace("FOLDER", folder.toString())).toString());
    }

    @Override
    protected List<Call> looks() {
        return List.of(call("power.state", "db1"));
    }

    @Override
    protected boolean leavesMarks() {
        return true;
    }

    @Override
    protected Optional<Call> act() {
        return Optional.of(call("power.cut", "db1"));
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(on(folder + "/no-such-command"));
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(on(script("#!/bin/bash\nexec sleep 30\n").toString()));
    }

    @Test
    void a_cut_tells_between_which_instants_of_our_own_clock_it_happened() {
        long before = System.nanoTime();

        Outcome outcome = connector().perform(call("power.cut", "db1"));

        var happened = ((Outcome.Done) outcome).happened().orElseThrow();
        assertThat(Duration.ofNanos(happened.from() - before).abs())
                .isLessThan(Duration.ofSeconds(10));
        assertThat(happened.to() - happened.from()).isEqualTo(9_999_999);
    }

    @Test
    void a_host_without_power_cannot_be_cut_again() {
        connector().perform(call("power.cut", "db1"));

        assertThat(connector().perform(call("power.cut", "db1")).toString())
                .contains("Refused", "had no power already");
    }

    @Test
    void power_comes_back_however_often_it_is_given_and_whoever_holds_the_words() {
        connector().perform(call("power.cut", "db1"));
        long began = System.nanoTime();

        assertThat(connector().perform(call("power.on", "db1"))).isInstanceOf(Outcome.Done.class);
        assertThat(connector().perform(call("power.on", "db1"))).isInstanceOf(Outcome.Done.class);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        assertThat(connector().perform(call("power.state", "db1")).toString()).contains("power=on");
    }

    @Test
    void an_act_that_did_not_take_hold_settles_as_refused() {
        Outcome outcome = ((PowerConnector) connector()).settle(call("power.cut", "db1"));

        assertThat(outcome.toString()).contains("Refused", "the power of db1 is on");
    }

    @Test
    void a_cut_that_began_under_this_mark_and_left_power_on_settles_as_unknown() {
        PowerConnector power = (PowerConnector) connector();
        power.perform(call("power.cut", "db1").marked("TEST-1"));
        power.perform(call("power.on", "db1"));

        assertThat(power.settle(call("power.cut", "db1").marked("TEST-1")).toString())
                .contains("Unknown", "is on, though it began to be cut");
        assertThat(power.settle(call("power.cut", "db1").marked("TEST-2")).toString())
                .contains("Refused", "is on; last cut as TEST-1");
        assertThat(power.settle(call("power.on", "db1").marked("TEST-2")))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_switch_that_keeps_no_marks_leaves_a_cut_unknown() {
        String plain = "#!/bin/bash\necho '{\"host\":\"db1\",\"power\":\"off\"}'\n";
        PowerConnector power = on(script(plain).toString());

        assertThat(power.settle(call("power.cut", "db1").marked("TEST-1")).toString())
                .contains("Unknown", "nobody can tell since which cut");
        assertThat(power.settle(call("power.on", "db1")).toString())
                .contains("Refused", "the power of db1 is off");
    }

    @Test
    void a_command_that_fails_is_unknown_and_one_that_did_not_understand_is_refused() {
        Connector fails = on(script("#!/bin/bash\necho no cable >&2; exit 1\n").toString());
        assertThat(fails.perform(call("power.cut", "db1")).toString())
                .contains("Unknown", "ended with exit 1: no cable");

        Connector usage = on(script("#!/bin/bash\necho what >&2; exit 2\n").toString());
        assertThat(usage.perform(call("power.cut", "db1")).toString())
                .contains("Refused", "what; nothing was done");

        Connector babbles = on(script("#!/bin/bash\necho all is well\n").toString());
        assertThat(babbles.perform(call("power.cut", "db1")).toString())
                .contains("Unknown", "\"all is well\" instead of one line of JSON");
    }

    private static PowerConnector on(String command) {
        return new PowerConnector(PowerSwitch.of(command, "test", Set.of("db1", "db2")));
    }

    private Path script(String text) {
        try {
            Path file = Files.createTempFile(folder, "power", ".sh");
            Files.writeString(file, text);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
