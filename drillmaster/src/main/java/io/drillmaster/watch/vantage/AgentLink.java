package io.drillmaster.watch.vantage;

import io.drillmaster.journal.Alignment;
import io.drillmaster.watch.CaptureFile;
import io.drillmaster.watch.WatchReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The line to the agent of one drill: made when needed, kept warm, made again when it breaks. */
final class AgentLink implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration PULSE = Duration.ofMillis(200);
    private static final Duration MEND = Duration.ofSeconds(2);
    private static final int EXCHANGES = 24;

    /** One look at the clock every so many pulses. */
    private static final int LOOK = 25;

    private final VantageShell shell;
    private final VantageSettings settings;
    private final Aligner aligner = new Aligner();
    private final Set<String> followed = ConcurrentHashMap.newKeySet();
    private final Map<String, WatchReading> readings = new ConcurrentHashMap<>();
    private @Nullable Talk talk;
    private @Nullable String drill;
    private @Nullable Thread pulse;
    private volatile boolean open = true;

    AgentLink(VantageShell shell, VantageSettings settings) {
        this.shell = shell;
        this.settings = settings;
    }

    /**
     * Makes sure of a line.
     *
     * @param fresh whether an agent may be started if there is none
     */
    synchronized void open(String of, boolean fresh) throws IOException {
        drill = of;
        if (talk != null) {
            return;
        }
        Talk made = new Talk(shell.start(attach(of, jars(), fresh), LIMIT));
        try {
            Message said = made.ask(Message.of("hello"));
            if (said.word().equals("none")) {
                throw new NoAgent(said.text("why"));
            }
        } catch (IOException e) {
            made.close();
            throw e;
        }
        talk = made;
        if (pulse == null) {
            pulse = Thread.ofPlatform().name("pulse").daemon().start(this::beat);
        }
    }

    private String attach(String of, List<String> jars, boolean fresh) {
        return "exec %s -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Xmx24m -cp %s %s %s %s %d"
                .formatted(
                        settings.java(),
                        String.join(":", jars),
                        Agent.class.getName(),
                        fresh ? "attach" : "rejoin",
                        settings.folder() + "/drills/" + safe(of),
                        settings.lease().toSeconds());
    }

    private static String safe(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    /** The jars on the vantage, each under its digest; those not there yet are sent. */
    private List<String> jars() throws IOException {
        String base = settings.folder() + "/jars";
        List<Path> local = AgentJars.find(settings.scratch());
        List<String> remote = new ArrayList<>();
        for (Path jar : local) {
            remote.add(base + "/" + CaptureFile.sha256(Files.readAllBytes(jar)) + ".jar");
        }
        String there = shell.run("mkdir -p " + base + " && ls " + base, LIMIT);
        for (int i = 0; i < local.size(); i++) {
            String name = Path.of(remote.get(i)).getFileName().toString();
            if (!there.contains(name)) {
                shell.send(local.get(i), remote.get(i), LIMIT);
            }
        }
        return remote;
    }

    Message ask(Message question) throws IOException {
        Talk now = talk();
        try {
            return now.ask(question);
        } catch (IOException e) {
            drop(now);
            throw e;
        }
    }

    /** Asks something that may be asked twice, and mends the line for it if need be. */
    Message insist(String of, Message question) throws IOException, InterruptedException {
        long until = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                open(of, false);
                return ask(question);
            } catch (IOException e) {
                if (System.nanoTime() > until || e instanceof NoAgent) {
                    throw e;
                }
            }
            Thread.sleep(PULSE);
        }
    }

    byte[] fetch(Message question) throws IOException {
        Talk now = talk();
        try {
            return now.fetch(question);
        } catch (IOException e) {
            drop(now);
            throw e;
        }
    }

    /** Looks at the vantage's clock now. */
    Alignment align() throws IOException {
        Talk now = talk();
        try {
            for (int i = 0; i < EXCHANGES; i++) {
                now.align(aligner);
            }
        } catch (IOException e) {
            drop(now);
            throw e;
        } finally {
            aligner.close();
        }
        return aligner.latest().orElseThrow();
    }

    /** What held at every look so far. */
    Optional<Alignment> alignment() {
        return aligner.all();
    }

    void follow(String id) {
        followed.add(id);
    }

    void unfollow(String id) {
        followed.remove(id);
        readings.remove(id);
    }

    Optional<WatchReading> reading(String id) {
        return Optional.ofNullable(readings.get(id));
    }

    private void beat() {
        for (int beat = 1; open; beat++) {
            try {
                Thread.sleep(PULSE);
                beat(beat);
            } catch (IOException e) {
                // The line broke; the agent goes on, and a later beat tries the road again.
                readings.clear();
                mend();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void mend() {
        try {
            Thread.sleep(MEND);
        } catch (InterruptedException e) {
            open = false;
        }
    }

    private void beat(int beat) throws IOException {
        String of = drill;
        if (of != null) {
            open(of, false);
        }
        if (beat % LOOK == 0) {
            align();
        }
        for (String id : followed) {
            Message said = ask(Message.of("read").with("id", id));
            if (said.word().equals("reading")) {
                readings.put(id, reading(said));
            }
        }
    }

    private WatchReading reading(Message said) {
        return new WatchReading(
                said.number("due"),
                said.number("good"),
                said.number("failed"),
                said.number("unknown"),
                Double.parseDouble(said.text("recent")),
                ours(said, "lastGood"),
                ours(said, "badSince"));
    }

    /** An instant of the vantage's clock as our clock would have shown it. */
    private OptionalLong ours(Message said, String name) {
        Optional<Alignment> offset = aligner.latest();
        if (offset.isEmpty() || !said.values().containsKey(name)) {
            return OptionalLong.empty();
        }
        Alignment found = offset.get();
        return OptionalLong.of(said.number(name) + (found.lo() + found.hi()) / 2);
    }

    private synchronized Talk talk() throws IOException {
        if (talk == null) {
            throw new IOException("there is no line to the agent on the vantage");
        }
        return talk;
    }

    private synchronized void drop(Talk broken) {
        if (talk == broken) {
            talk = null;
        }
        broken.close();
    }

    @Override
    public void close() {
        open = false;
        Thread beating = pulse;
        if (beating != null) {
            beating.interrupt();
        }
        try (Talk last = talk()) {
            last.ask(Message.of("leave"));
        } catch (IOException e) {
            // Without a line there is nobody to dismiss; the lease will.
        }
    }
}
