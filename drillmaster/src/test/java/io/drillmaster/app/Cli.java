package io.drillmaster.app;

import io.drillmaster.app.desk.Outfit;
import io.drillmaster.app.desk.Outfitter;
import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.app.drills.Drills;
import io.drillmaster.app.settings.Settings;
import io.drillmaster.app.settings.Voice;
import io.drillmaster.plan.Estate;
import io.drillmaster.runbook.Verbs;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The command line in this process, with a home and labs of its own. */
public final class Cli {

    public static final Path ROOT = Path.of(System.getProperty("drillmaster.root", ".."));
    public static final String RUNBOOK = "DR-MONTHLY-DB-001";
    public static final String SIMULATED = ROOT.resolve("estates/simulated.yaml").toString();

    private final Settings settings;
    private final InstantSource clock;
    private final Outfitter outfits;

    public Cli(Path home) {
        this(home, Map.of());
    }

    public Cli(Path home, Map<String, String> environment) {
        Map<String, String> all =
                new TreeMap<>(
                        Map.of(
                                "DRILLMASTER_HOME", home.toString(),
                                "DRILLMASTER_LABS", home.resolve("labs").toString(),
                                "USER", "ada"));
        all.putAll(environment);
        this.settings = Settings.of(ROOT, all);
        this.clock = InstantSource.system();
        this.outfits =
                new Outfits(
                        home.resolve("scratch"), ROOT.resolve("runbooks"), home.resolve("drills"));
    }

    private Cli(Settings settings, InstantSource clock, Outfitter outfits) {
        this.settings = settings;
        this.clock = clock;
        this.outfits = outfits;
    }

    /** The same home at another hour; the estates are what they are. */
    public Cli on(Instant now) {
        return new Cli(settings, InstantSource.fixed(now), outfits);
    }

    /** The same home at another hour, where every estate is simulated, whatever it calls itself. */
    public Cli at(Instant now) {
        return new Cli(settings, InstantSource.fixed(now), new AllSimulated(outfits, now));
    }

    /** The same home, with somebody else at the terminal. */
    public Cli as(String person) {
        Map<String, String> all = new TreeMap<>(settings.environment());
        all.put("USER", person);
        return new Cli(Settings.of(ROOT, all), clock, outfits);
    }

    private record AllSimulated(Outfitter words, Instant now) implements Outfitter {

        @Override
        public Verbs verbs() {
            return words.verbs();
        }

        @Override
        public Outfit outfit(Estate estate, Path file) {
            return new SimulatedOutfit(estate, now);
        }
    }

    /** What a command said and how it ended. */
    public record Ran(int exit, String out, String err) {}

    public Ran run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Voice voice = new Voice(new PrintWriter(out), new PrintWriter(err), false, false);
        int exit = new Wiring(settings, voice, clock, outfits).commandLine().execute(words);
        voice.out().flush();
        voice.err().flush();
        return new Ran(exit, out.toString(), err.toString());
    }

    /** Rehearses the monthly drill, unattended. */
    public Ran rehearse(String... more) {
        String[] words = {"run", RUNBOOK, "--estate", SIMULATED, "--unattended"};
        String[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return run(all);
    }

    /** The one drill of this home. */
    public DrillHome only() {
        return new Drills(settings).all().getFirst();
    }

    public Drills drills() {
        return new Drills(settings);
    }
}
