package io.drillmaster.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.Cli;
import io.drillmaster.journal.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody is there, and yet every question is answered by as many as it wants. */
class StandInsTest {

    private static final String PAGE =
            """
            ---
            id: DR-TEST-009
            title: A check-in
            tier: test
            cadence: every day
            roles: {drill-master: 1, engineering: 3}
            objectives:
              - duration < 1h
            ---
            ## Before (10m)

            ### Check in

            ```drill
            ask: Are you here?
            role: engineering
            people: 3
            within: 1m
            otherwise: abort
            ```

            ### Begin

            ```drill
            ask: Shall we?
            role: drill-master
            deputies: only
            shows: [{look: patroni.cluster, on: trading-db}]
            within: 1m
            otherwise: abort
            ```
            """;

    @TempDir Path home;

    private List<Event.Replied> replies(Cli cli) {
        return cli.only().entries().stream()
                .map(entry -> entry.event())
                .filter(Event.Replied.class::isInstance)
                .map(Event.Replied.class::cast)
                .toList();
    }

    private Cli.Ran run(Cli cli, String... more) throws IOException {
        Path page = Files.writeString(home.resolve("page.md"), PAGE);
        String[] words = {"run", page.toString(), "--estate", Cli.SIMULATED, "--unattended"};
        return cli.run(Stream.of(words, more).flatMap(Stream::of).toArray(String[]::new));
    }

    @Test
    void as_many_stand_ins_answer_as_are_asked_for_each_with_a_name_of_its_own()
            throws IOException {
        Cli cli = new Cli(home);

        assertThat(run(cli).out()).contains("completed");

        assertThat(replies(cli))
                .extracting(Event.Replied::by)
                .containsExactly("stand-in", "stand-in 2", "stand-in 3", "stand-in");
        assertThat(replies(cli)).allMatch(Event.Replied::standIn);
    }

    @Test
    void a_stand_in_speaks_for_nobody_who_was_named() throws IOException {
        Cli cli = new Cli(home);

        Cli.Ran ran = run(cli, "--as", "engineering=Ana,Ben");

        assertThat(ran.out()).contains("failed");
        assertThat(replies(cli)).extracting(Event.Replied::by).containsExactly("stand-in");
        assertThat(ran.err()).contains("1 of 3 answered as engineering within 1 min: stand-in");
    }

    @Test
    void an_empty_name_is_nobody() throws IOException {
        Cli cli = new Cli(home);

        assertThat(run(cli, "--as", "engineering=Ana,,Ben").err())
                .contains("--as engineering=Ana,,Ben names nobody between two commas");
    }
}
