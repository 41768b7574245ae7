package io.drillmaster.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.Cli;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.network.NetworkConnector;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.JournalReader;
import io.drillmaster.journal.Purpose;
import io.drillmaster.lab.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The disk of the coordinator fills in the middle of a drill. */
@Tag("lab")
class FullDiskLabTest extends OnTheLab {

    private Path disk = Path.of("unset");
    private Path ballast = Path.of("unset");
    private Optional<Product> small = Optional.empty();

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(home.resolve("disk"));
        ballast = disk.resolve("ballast");
        run("mount", "-t", "tmpfs", "-o", "size=128m", "drillmaster-small", disk.toString());
        small = Optional.of(new Product(disk, home));
    }

    @AfterEach
    void unmount() throws Exception {
        small.ifPresent(Product::close);
        run("umount", disk.toString());
    }

    private static void run(String... words) throws Exception {
        Process process = new ProcessBuilder(words).inheritIO().start();
        assertThat(process.waitFor()).as(List.of(words).toString()).isZero();
    }

    private Product drills() {
        return small.orElseThrow();
    }

    @Test
    void filled_by_the_cut_it_stops_with_a_remedy_and_is_resumed_to_its_end() throws IOException {
        Command drill = drills().drill(estateWhoseCutFillsTheDisk(), "power");

        assertStopped(drill);
        String host = drills().called(Purpose.ACT, "power.cut").getFirst().call().on();
        assertThat(power(host)).as("nobody gave it its power back").isEqualTo("off");
        Files.delete(ballast);
        Command.Ended ended = resumed();

        assertThat(ended.exit()).as(ended.out() + ended.err()).isIn(0, 3);
        assertThat(closedThere().ending()).isEqualTo(Ending.COMPLETED);
        assertNothingWasRepeatedOrLeft("power.cut");
        assertThat(switched("power-cut")).hasSize(1);
        assertThat(switched("power-on"))
                .hasSize(
                        drills().called(Purpose.ACT, "power.on").size()
                                + drills().called(Purpose.UNDO, "power.on").size());
    }

    @Test
    void filled_while_a_host_is_cut_off_the_host_heals_itself_and_the_drill_is_taken_back()
            throws IOException {
        Command drill =
                drills().start(
                                "run",
                                runbookThatWritesWhileAHostIsCutOff().toString(),
                                "--estate",
                                lab.estateFile().toString(),
                                "--with",
                                "injection=partition",
                                "--unattended",
                                "--json");
        drills().awaitFrom(
                        drill,
                        "the answer to network.isolate",
                        () ->
                                drills().called(Purpose.ACT, "network.isolate").stream()
                                        .anyMatch(drills()::isAnswered));
        String host = drills().called(Purpose.ACT, "network.isolate").getFirst().call().on();
        fill();

        assertStopped(drill);
        Eventually.holds(
                host + " healing itself", Duration.ofMinutes(2), () -> tables(host).equals("0"));
        Files.delete(ballast);
        Command.Ended ended = resumed();

        assertThat(closedThere().ending()).as(ended.err()).isEqualTo(Ending.FAILED);
        assertThat(closedThere().why()).contains("by itself");
        assertNothingWasRepeatedOrLeft("network.isolate");
    }

    private void assertStopped(Command drill) throws IOException {
        Command.Ended ended = drill.end(Product.DRILL);
        assertThat(ended.exit()).as(ended.out() + ended.err()).isEqualTo(5);
        assertThat(ended.err())
                .contains("stopped: cannot write", "No space left on device")
                .contains("Its disk " + disk, "is full", "Make room there")
                .contains("`./drill resume " + drills().drill().id() + "`");
        assertThat(JournalReader.read(drills().drill().journal())).isNotEmpty();
    }

    private Command.Ended resumed() {
        return drills().start("resume", drills().drill().id(), "--json").end(Product.DRILL);
    }

    private Event.Closed closedThere() {
        return (Event.Closed) drills().events().getLast();
    }

    private void assertNothingWasRepeatedOrLeft(String verb) {
        assertThat(drills().called(Purpose.ACT, verb)).hasSize(1);
        assertThat(closedThere().left()).isEmpty();
        assertThat(hands.management().keySet())
                .allMatch(host -> power(host).equals("on"))
                .allMatch(host -> tables(host).equals("0"));
        hands.awaitWhole();
    }

    /** How many tables of ours a host has. */
    private String tables(String host) {
        try (SshSessions sessions = new SshSessions(hands.ssh());
                NetworkConnector network = new NetworkConnector(sessions)) {
            Call look = Call.of("network.tables", host, Duration.ofSeconds(10));
            return network.perform(look) instanceof Outcome.Done done
                    ? done.facts().get("tables").orElse("untold")
                    : "unseen";
        }
    }

    /**
     * The last page of a journal has room for some more lines after the disk is full. Short leases
     * are renewed often, which fills it while the host is still cut off.
     */
    private Path runbookThatWritesWhileAHostIsCutOff() throws IOException {
        String text = Files.readString(Cli.ROOT.resolve("runbooks/dr-monthly-db-001.md"));
        String hold = "hold: 5s\nbecause: a service that fails again";
        assertThat(text).contains(hold, "expires: 60s", "## Fail over (5m)");
        return Files.writeString(
                home.resolve("runbook.md"),
                text.replace(hold, hold.replace("5s", "3m"))
                        .replace("expires: 60s", "expires: 15s")
                        .replace("## Fail over (5m)", "## Fail over (8m)"));
    }

    private void fill() throws IOException {
        try (var out = Files.newOutputStream(ballast)) {
            byte[] page = new byte[4096];
            while (Files.getFileStore(disk).getUsableSpace() > 0) {
                out.write(page);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    /** What the switch was asked, told apart from what the journal says. */
    private List<String> switched(String word) throws IOException {
        return Files.readAllLines(home.resolve("switched")).stream()
                .filter(line -> line.startsWith(word))
                .toList();
    }

    /** The lab's own switch, which writes down what it is asked, and fills the disk by its cut. */
    private Path estateWhoseCutFillsTheDisk() throws IOException {
        Path power = home.resolve("power");
        Files.writeString(
                power,
                """
                #!/bin/sh
                echo "$@" >>%3$s
                %1$s "$@" || exit
                [ "$1" != power-cut ] || dd if=/dev/zero of=%2$s bs=4096 2>/dev/null
                exit 0
                """
                        .formatted(lab.command(), ballast, home.resolve("switched")));
        Files.setPosixFilePermissions(power, PosixFilePermissions.fromString("rwx------"));
        String estate = Files.readString(lab.estateFile());
        assertThat(estate).contains("command: " + lab.command());
        return Files.writeString(
                home.resolve("estate.yaml"),
                estate.replace("command: " + lab.command(), "command: " + power));
    }
}
