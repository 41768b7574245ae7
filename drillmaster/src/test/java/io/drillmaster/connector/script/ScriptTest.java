package io.drillmaster.connector.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.ssh.HereShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real scripts, run by a real bash on this machine. */
class ScriptTest {

    private static final String MARK = "TEST-1/3.3/act/0000feed";

    @TempDir Path folder;
    private ScriptConnector scripts;

    @BeforeEach
    void open() {
        scripts = new ScriptConnector(new HereShell(folder));
    }

    private Path script(String... lines) throws IOException {
        Path file = folder.resolve("it's a script.sh");
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }

    private static Call call(String verb, Path script) {
        return Call.of(verb, "here", Duration.ofSeconds(20))
                .and("path", script.toString())
                .marked(MARK);
    }

    private static Facts facts(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).facts();
    }

    @Test
    void a_look_tells_the_exit_and_the_json_of_the_last_line() throws IOException {
        Path script =
                script("echo looking", "echo '{\"rows\": 7, \"ok\": true, \"why\": {}}'", "exit 3");

        Facts facts = facts(scripts.perform(call("script.look", script)));

        assertThat(facts.values())
                .containsEntry("exit", "3")
                .containsEntry("told:rows", "7")
                .containsEntry("told:ok", "true")
                .doesNotContainKey("told:why");
        assertThat(facts.get("took").orElseThrow()).matches("\\d+ms");
    }

    @Test
    void what_is_echoed_is_believed_of_nobody() throws IOException {
        Path script = script("echo 'RPO: 0s (zero data loss)'");

        assertThat(facts(scripts.perform(call("script.look", script))).values())
                .containsOnlyKeys("exit", "took");
    }

    @Test
    void words_arrive_one_by_one_and_no_shell_reads_them() throws IOException {
        Path script = script("echo \"{\\\"count\\\": $#, \\\"first\\\": \\\"$1\\\"}\"");
        Call call = call("script.look", script).and("words", "$(id)  'b c' ;");

        assertThat(facts(scripts.perform(call)).values())
                .containsEntry("told:count", "4")
                .containsEntry("told:first", "$(id)");
    }

    @Test
    void a_run_that_ends_well_is_done_and_settles_as_done() throws IOException {
        Call call = call("script.run", script("echo did it"));

        assertThat(facts(scripts.perform(call)).get("exit")).contains("0");
        assertThat(scripts.settle(call)).isInstanceOf(Outcome.Done.class);
        assertThat(scripts.settle(call.marked("TEST-2/3.3/act/0000beef")))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_run_that_ends_badly_may_have_done_half_of_it() throws IOException {
        Call call = call("script.run", script("echo 'disk is full' >&2", "exit 4"));

        for (Outcome outcome : new Outcome[] {scripts.perform(call), scripts.settle(call)}) {
            assertThat(outcome)
                    .isInstanceOf(Outcome.Unknown.class)
                    .asString()
                    .contains("ended with exit 4", "what it did until then is unknown");
        }
        assertThat(scripts.perform(call).toString()).contains("disk is full");
    }

    @Test
    void a_script_that_does_not_end_is_ended_when_its_time_is_over() throws IOException {
        Call call =
                new Call(
                        "script.run",
                        "here",
                        call("script.run", script("exec sleep 60")).with(),
                        Duration.ofSeconds(2));

        assertThat(scripts.perform(call))
                .isInstanceOf(Outcome.Unknown.class)
                .asString()
                .contains("was ended when its time was over");
    }

    @Test
    void a_script_that_is_not_there_or_may_not_run_is_refused_and_nothing_is_run()
            throws IOException {
        Path script = script("true");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(scripts.perform(call("script.run", script)).toString())
                .contains("Refused", "chmod +x", "nothing was run");
        assertThat(scripts.perform(call("script.run", Path.of("/no/such"))).toString())
                .contains("Refused", "there is no script /no/such");
        assertThat(scripts.perform(call("script.run", Path.of("half/a/path"))).toString())
                .contains("Refused", "does not begin with /");
        assertThat(scripts.settle(call("script.run", script)))
                .isInstanceOf(Outcome.Refused.class)
                .asString()
                .contains("never begun");
    }
}
