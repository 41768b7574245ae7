package io.drillmaster.app.cli;

import io.drillmaster.app.live.Telling;
import io.drillmaster.app.settings.Exit;
import io.drillmaster.app.settings.Voice;
import io.drillmaster.app.simulation.Simulation;
import io.drillmaster.connector.Connector;
import io.drillmaster.engine.DrillState;
import io.drillmaster.journal.Entry;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Puts the engine on trial: drills from seeds, with everything going wrong that may. */
@Command(
        name = "simulate",
        description =
                "Put the engine on trial on a simulated estate in virtual time: deaths, lost"
                        + " answers, writes cut at any byte, clocks that jump. The same seed always"
                        + " makes the same drill.")
public final class SimulateCommand implements Callable<Integer> {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Voice voice;
    private final Supplier<List<Connector>> words;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "How many drills, 1000; of a single one the journal is told.")
    private long seeds = 1_000;

    @Option(names = "--seed", paramLabel = "S", description = "The first seed; 1.")
    private long first = 1;

    public SimulateCommand(Voice voice, Supplier<List<Connector>> words) {
        this.voice = voice;
        this.words = words;
    }

    @Override
    public Integer call() {
        Simulation simulation = new Simulation(words);
        long began = System.nanoTime();
        for (long seed = first; seed < first + seeds; seed++) {
            List<Entry> journal = simulation.run(seed);
            if (seeds == 1) {
                tell(journal);
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        voice.tell(
                "%d drills from seed %d to %d in %.1f s (%.0f a second): %d sittings, %d journal entries, %d broken"
                        .formatted(
                                simulation.runs(),
                                first,
                                first + seeds - 1,
                                seconds,
                                simulation.runs() / seconds,
                                simulation.sittings(),
                                simulation.entries(),
                                simulation.broken().size()));
        simulation
                .broken()
                .forEach(each -> voice.tell("seed " + each.seed() + ": " + each.violations()));
        if (!simulation.walked().never().isEmpty()) {
            voice.mention("Never walked: " + String.join(", ", simulation.walked().never()));
        }
        return simulation.broken().isEmpty() ? Exit.FINE.code() : Exit.MISSED.code();
    }

    private void tell(List<Entry> journal) {
        Telling telling = new Telling(DrillState.of(journal).plan());
        journal.forEach(entry ->
                voice.tell(
                        CLOCK.format(entry.at().wall()) + " " + telling.of(entry.event()).text()));
    }
}
