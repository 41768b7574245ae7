package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.desk.Conducting;
import io.drillmaster.app.desk.Interrupts;
import io.drillmaster.app.desk.Outfit;
import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.app.drills.Memory;
import io.drillmaster.app.live.LineView;
import io.drillmaster.app.settings.Settings;
import io.drillmaster.app.settings.Voice;
import io.drillmaster.connector.Connectors;
import io.drillmaster.engine.Conductor;
import io.drillmaster.engine.DrillState;
import io.drillmaster.engine.Time;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.ProgrammeEvent;
import io.drillmaster.journal.Purpose;
import io.drillmaster.plan.Estate;
import io.drillmaster.plan.EstateReader;
import io.drillmaster.plan.Plan;
import io.drillmaster.watch.Watches;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A freeze from elsewhere stops a drill that runs. */
class FreezeTest {

    private static final Duration CUT_BY_THEN = Duration.ofSeconds(8);

    @TempDir Path home;

    @Test
    void a_freeze_stops_a_running_drill_in_order() throws IOException {
        Memory memory = memory();
        Plan plan = rehearsed();
        DrillHome drill = new DrillHome(Files.createDirectories(home.resolve("drills/frozen")));

        Event.Closed closed = conduct(drill, plan, memory, new Told(memory, false));

        assertStopped(closed, drill);
    }

    @Test
    void a_freeze_that_was_thawed_at_once_still_stopped_what_ran() throws IOException {
        Memory memory = memory();
        Plan plan = rehearsed();
        DrillHome drill = new DrillHome(Files.createDirectories(home.resolve("drills/thawed")));

        Event.Closed closed = conduct(drill, plan, memory, new Told(memory, true));

        assertStopped(closed, drill);
        assertThat(memory.programme().freeze()).isEmpty();
    }

    private static void assertStopped(Event.Closed closed, DrillHome drill) {
        assertThat(closed.ending()).isEqualTo(Ending.ABORTED);
        assertThat(closed.why()).contains("Zoe", "frozen: an incident");
        assertThat(closed.left()).isEmpty();
        assertThat(DrillState.of(drill.entries()).deeds().all().keySet())
                .anyMatch(deed -> deed.purpose() == Purpose.UNDO);
    }

    private Memory memory() {
        return new Memory(
                Settings.of(Cli.ROOT, Map.of("DRILLMASTER_HOME", home.toString())),
                InstantSource.fixed(Instant.parse("2026-11-07T07:10:00Z")));
    }

    /** The plan of the monthly drill with its power cut, as a rehearsal made it. */
    private Plan rehearsed() {
        Cli cli = new Cli(home.resolve("rehearsal"));
        cli.rehearse("--with", "injection=power");
        return DrillState.of(cli.only().entries()).plan();
    }

    private static Event.Closed conduct(DrillHome drill, Plan plan, Memory memory, Told told)
            throws IOException {
        Voice voice =
                new Voice(
                        new PrintWriter(Writer.nullWriter()),
                        new PrintWriter(Writer.nullWriter()),
                        false,
                        false);
        Conductor.Seat seat = new Conductor.Seat("test", "boot", 1, new TreeMap<>());
        try (Interrupts interrupts = new Interrupts("test");
                Outfit outfit = told.outfit(estate())) {
            return new Conducting(drill, outfit, seat, memory)
                    .open(plan, List.of(), new LineView(voice, ZoneOffset.UTC), interrupts);
        }
    }

    private static Estate estate() throws IOException {
        return switch (EstateReader.read(Cli.SIMULATED, Files.readString(Path.of(Cli.SIMULATED)))) {
            case EstateReader.Reading.Good good -> good.estate();
            case EstateReader.Reading.Bad bad -> throw new AssertionError(bad.problems());
        };
    }

    /** Somebody who freezes everything once the power is cut. */
    private static final class Told {

        private final Memory memory;
        private final boolean thaws;
        private boolean said;

        Told(Memory memory, boolean thaws) {
            this.memory = memory;
            this.thaws = thaws;
        }

        private void freeze() {
            if (!said) {
                said = true;
                memory.remember(new ProgrammeEvent.Frozen("Zoe", "an incident"));
                if (thaws) {
                    memory.remember(new ProgrammeEvent.Thawed("Zoe", "a false alarm"));
                }
            }
        }

        Outfit outfit(Estate estate) {
            SimulatedOutfit outfit =
                    new SimulatedOutfit(estate, Instant.parse("2026-11-07T07:10:00Z"));
            long begin = outfit.time().mono();
            return new Outfit() {
                @Override
                public Connectors connectors() {
                    return outfit.connectors();
                }

                @Override
                public Time time() {
                    return new Listened(
                            outfit.time(), begin + CUT_BY_THEN.toNanos(), Told.this::freeze);
                }

                @Override
                public Watches watches(DrillHome drill) {
                    return outfit.watches(drill);
                }

                @Override
                public void close() {
                    outfit.close();
                }
            };
        }
    }

    /** A clock on which something happens at an instant. */
    private record Listened(Time time, long when, Runnable happens) implements Time {

        @Override
        public Instant wall() {
            return time.wall();
        }

        @Override
        public long mono() {
            return time.mono();
        }

        @Override
        public void pass(Duration span) {
            time.pass(span);
            if (time.mono() >= when) {
                happens.run();
            }
        }

        @Override
        public <T> T bounded(Duration limit, Callable<T> work) throws Exception {
            return time.bounded(limit, work);
        }

        @Override
        public void beside(Runnable work) {
            time.beside(work);
        }
    }
}
