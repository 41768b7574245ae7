package io.drillmaster.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.Cli;
import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.app.drills.Drills;
import io.drillmaster.app.settings.Settings;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import io.drillmaster.lab.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The product as people run it: each command a process of its own, with a home of its own. */
final class Product implements AutoCloseable {

    /** Longer than any drill of these tests, on a machine that does other things, too. */
    static final Duration DRILL = Duration.ofMinutes(5);

    private final Path home;
    private final Path said;
    private final List<Command> started = new ArrayList<>();

    Product(Path home) {
        this(home, home);
    }

    /**
     * The product with its home somewhere else than what its commands say.
     *
     * @param said a folder for their output
     */
    Product(Path home, Path said) {
        this.home = home;
        this.said = said;
    }

    /** Starts the monthly drill, unattended, to tell its result as JSON. */
    Command drill(Path estate, String injection) {
        return start(
                "run",
                Cli.RUNBOOK,
                "--estate",
                estate.toString(),
                "--with",
                "injection=" + injection,
                "--unattended",
                "--json");
    }

    /** Starts a command. A shell may have made its children deaf to Ctrl-C; ours must hear it. */
    Command start(String... words) {
        List<String> all = new ArrayList<>();
        all.addAll(List.of("env", "--default-signal=INT"));
        all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        all.addAll(List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        all.addAll(List.of("-Ddrillmaster.root=" + Cli.ROOT.toAbsolutePath().normalize()));
        all.addAll(List.of("-cp", System.getProperty("java.class.path")));
        all.add("io.drillmaster.app.Main");
        all.addAll(List.of(words));
        Path out = said.resolve("said-%d.out".formatted(started.size()));
        Path err = said.resolve("said-%d.err".formatted(started.size()));
        ProcessBuilder process =
                new ProcessBuilder(all)
                        .redirectInput(new java.io.File("/dev/null"))
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        process.environment().put("DRILLMASTER_HOME", home.toString());
        try {
            Command command = new Command(process.start(), List.of(words), out, err);
            started.add(command);
            return command;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every drill that was begun. */
    List<DrillHome> drills() {
        return new Drills(Settings.of(Cli.ROOT, Map.of("DRILLMASTER_HOME", home.toString()))).all();
    }

    /** Every folder that was made for a drill, begun or not. */
    List<Path> folders() {
        if (!Files.exists(home.resolve("drills"))) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(home.resolve("drills"))) {
            return all.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one drill of this home. */
    DrillHome drill() {
        assertThat(drills()).hasSize(1);
        return drills().getFirst();
    }

    List<Event> events() {
        return drills().stream()
                .flatMap(drill -> drill.entries().stream())
                .map(entry -> entry.event())
                .toList();
    }

    /** The calls that were made to act, or to take back, with this verb. */
    List<Event.Called> called(Purpose purpose, String verb) {
        return events().stream()
                .filter(Event.Called.class::isInstance)
                .map(Event.Called.class::cast)
                .filter(each -> each.purpose() == purpose && each.call().verb().equals(verb))
                .toList();
    }

    boolean isAnswered(Event.Called call) {
        return events().stream()
                .anyMatch(event ->
                        event instanceof Event.Answered answered
                                && answered.purpose() == call.purpose()
                                && answered.step().equals(call.step())
                                && answered.outcome() instanceof Outcome.Done);
    }

    /** Waits until the power is cut and the coordinator knows it; tells whose. */
    String cut(Command drill) {
        awaitFrom(
                drill,
                "the answer to power.cut",
                () -> called(Purpose.ACT, "power.cut").stream().anyMatch(this::isAnswered));
        return called(Purpose.ACT, "power.cut").getFirst().call().on();
    }

    /** Waits for what a running command brings about; its own end is the end of waiting. */
    void awaitFrom(Command command, String what, java.util.function.BooleanSupplier condition) {
        Eventually.holds(
                what + " of " + command.words(),
                DRILL,
                () -> condition.getAsBoolean() || !command.runs());
        assertThat(condition.getAsBoolean())
                .as("%s, before it ended: %s", what, command.said())
                .isTrue();
    }

    /**
     * Only processes that were started here. What a drill that they leave had begun is taken back,
     * or its agent would write on while the next test runs.
     */
    @Override
    public void close() {
        List<Command> running = started.stream().filter(Command::runs).toList();
        running.forEach(Command::kill);
        if (!running.isEmpty()) {
            drills().stream()
                    .filter(drill -> !(drill.entries().getLast().event() instanceof Event.Closed))
                    .forEach(drill -> start("abort", drill.id()).end(DRILL));
        }
    }
}
