package io.drillmaster.connector.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.ssh.HereShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaleNoteTest {

    /** A systemd with one unit, which has a new main process after each restart. */
    private static final String SYSTEMCTL =
            """
            #!/bin/bash
            pid=$(cat FOLDER/pid 2>/dev/null || echo 1)
            case $* in
                restart*) echo $((pid + 1)) >FOLDER/pid ;;
                *--value*MainPID*) echo $pid ;;
                *--value*InvocationID*) echo id$pid ;;
                *--value*LoadState*) echo loaded ;;
                show*) printf '%s\\n' LoadState=loaded ActiveState=active SubState=running \\
                    MainPID=$pid InvocationID=id$pid Job= StateChangeTimestamp=now ;;
            esac
            """;

    @TempDir Path folder;

    @Test
    void a_note_of_an_earlier_call_settles_no_call_that_never_left() throws IOException {
        HereShell here = new HereShell(folder).program("systemctl", SYSTEMCTL);
        SystemdConnector connector = new SystemdConnector(here);
        assertThat(connector.perform(restart("TEST-1"))).isInstanceOf(Outcome.Done.class);
        try (var notes = Files.list(folder.resolve("notes"))) {
            assertThat(notes).singleElement().asString().endsWith("some.service-TEST-1");
        }

        assertThat(connector.settle(restart("TEST-2")).toString())
                .contains("Refused", "the unit is active, as before");
        assertThat(connector.settle(restart("TEST-1"))).isInstanceOf(Outcome.Done.class);
        assertThat(connector.settle(kill("TEST-1"))).isInstanceOf(Outcome.Refused.class);
        connector.close();
    }

    private static Call restart(String mark) {
        return Call.of("systemd.restart", "here", Duration.ofSeconds(10))
                .and("unit", "some.service")
                .marked(mark);
    }

    private static Call kill(String mark) {
        return Call.of("systemd.kill", "here", Duration.ofSeconds(10))
                .and("unit", "some.service")
                .marked(mark);
    }
}
