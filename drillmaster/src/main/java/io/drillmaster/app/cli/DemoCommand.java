package io.drillmaster.app.cli;

import io.drillmaster.app.desk.Choice;
import io.drillmaster.app.desk.Interrupts;
import io.drillmaster.app.desk.Lab;
import io.drillmaster.app.desk.Prepared;
import io.drillmaster.app.desk.Preparing;
import io.drillmaster.app.desk.Result;
import io.drillmaster.app.desk.Running;
import io.drillmaster.app.live.PlanLines;
import io.drillmaster.app.settings.Exit;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.app.settings.Settings;
import io.drillmaster.app.settings.Voice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Everything at once, for somebody who sees the product for the first time. */
@Command(
        name = "demo",
        description = {
            "Raise a lab of two datacentres, cut the power of its database leader while a client"
                    + " writes all the time, and show what came of it.",
            "Needs root on Linux; --rehearse needs neither."
        })
public final class DemoCommand implements Callable<Integer> {

    private static final String RUNBOOK = "DR-MONTHLY-DB-001";

    private final Voice voice;
    private final Settings settings;
    private final Lab lab;
    private final Preparing preparing;
    private final Running running;

    @Option(
            names = "--rehearse",
            description = "On a simulated estate in virtual time: done in seconds, proves nothing.")
    private boolean rehearse;

    @Option(
            names = "--with",
            paramLabel = "NAME=VALUE",
            description = "A value of the runbook's parameters; injection=power, if not given.")
    private List<String> with = List.of();

    @Option(names = "--lab", paramLabel = "NAME", description = "The name of the lab; demo.")
    private String name = "demo";

    @Option(names = "--keep", description = "Leave the lab up at the end.")
    private boolean keep;

    public DemoCommand(
            Voice voice, Settings settings, Lab lab, Preparing preparing, Running running) {
        this.voice = voice;
        this.settings = settings;
        this.lab = lab;
        this.preparing = preparing;
        this.running = running;
    }

    @Override
    public Integer call() {
        try (Interrupts interrupts = new Interrupts(settings.person())) {
            return rehearse ? rehearse(interrupts) : onTheLab(interrupts);
        }
    }

    private int rehearse(Interrupts interrupts) {
        voice.mention(
                "Rehearsing %s on a simulated estate in virtual time: it shows how a drill goes, and proves nothing."
                        .formatted(RUNBOOK));
        return new Outcomes(voice, false).of(() -> drill(choice(true), interrupts));
    }

    private int onTheLab(Interrupts interrupts) {
        needed();
        boolean ours = !lab.isUp(name);
        try {
            if (ours) {
                lab.up(name);
            } else {
                voice.mention("The lab %s is up already; the demo runs on it.".formatted(name));
            }
            if (interrupts.notice().isPresent()) {
                throw new Refusal(Exit.ABORTED, "Interrupted before the drill began.");
            }
            voice.mention(
                    "The drill: %s. The leader's host vanishes as in a power cut, because only such a fault can prove that no acknowledged write is lost; the runbook's default, a graceful switchover, cannot."
                            .formatted(RUNBOOK));
            return new Outcomes(voice, false).of(() -> drill(choice(false), interrupts));
        } finally {
            leave(ours);
        }
    }

    private void leave(boolean ours) {
        if (ours && !keep) {
            lab.down(name);
        } else if (lab.isUp(name)) {
            voice.mention(
                    "The lab %s stays up: `./drill lab status --name %s` shows it, `./drill lab down --name %s` takes it away."
                            .formatted(name, name, name));
        }
    }

    private void needed() {
        boolean linux = System.getProperty("os.name").equals("Linux");
        boolean root = linux && isRoot();
        if (!linux || !root) {
            throw Refusal.start(
                    "The demo raises seven hosts, each with its own init, sshd and network, and for that it needs %s. `%s` does it; `./drill demo --rehearse` shows the same runbook on a simulated estate, without either, in seconds."
                            .formatted(
                                    linux ? "root" : "root on Linux",
                                    linux
                                            ? "sudo ./drill demo"
                                            : "./drill demo on a Linux machine"));
        }
    }

    /** The name of a user may be anything; the number of root is 0. */
    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException e) {
            return false;
        }
    }

    private Result drill(Choice choice, Interrupts interrupts) {
        try (Prepared prepared = preparing.prepare(choice, running::turn)) {
            PlanLines.doubts(prepared.plan()).forEach(voice::mention);
            PlanLines.burns(prepared.burns()).forEach(voice::mention);
            return running.start(prepared, false, interrupts);
        }
    }

    private Choice choice(boolean simulated) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("injection", "power");
        with.forEach(each -> {
            Map.Entry<String, String> pair = PlanOptions.pair("--with", each, "injection=crash");
            values.put(pair.getKey(), pair.getValue());
        });
        return new Choice(
                RUNBOOK,
                values,
                simulated
                        ? Optional.of(settings.root().resolve("estates").resolve("simulated.yaml"))
                        : Optional.empty(),
                simulated ? Optional.empty() : Optional.of(name),
                Map.of(),
                true);
    }
}
