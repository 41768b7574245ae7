package io.drillmaster.app.cli;

import io.drillmaster.app.desk.Choice;
import io.drillmaster.app.desk.Interrupts;
import io.drillmaster.app.desk.Lab;
import io.drillmaster.app.desk.Prepared;
import io.drillmaster.app.desk.Preparing;
import io.drillmaster.app.desk.Result;
import io.drillmaster.app.desk.Runbooks;
import io.drillmaster.app.desk.Running;
import io.drillmaster.app.live.PlanLines;
import io.drillmaster.app.settings.Exit;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.app.settings.Settings;
import io.drillmaster.app.settings.Voice;
import io.drillmaster.runbook.Runbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Everything at once, for somebody who sees the product for the first time. */
@Command(
        name = "demo",
        description = {
            "Raise a lab of two datacentres, run a drill of the catalogue on it, and show what came"
                    + " of it.",
            "Needs root on Linux; --rehearse needs neither."
        })
public final class DemoCommand implements Callable<Integer> {

    private final Voice voice;
    private final Settings settings;
    private final Lab lab;
    private final Runbooks runbooks;
    private final Preparing preparing;
    private final Running running;

    @Mixin private DemoOptions options = new DemoOptions();

    public DemoCommand(
            Voice voice,
            Settings settings,
            Lab lab,
            Runbooks runbooks,
            Preparing preparing,
            Running running) {
        this.voice = voice;
        this.settings = settings;
        this.lab = lab;
        this.runbooks = runbooks;
        this.preparing = preparing;
        this.running = running;
    }

    /** What can be refused is refused before a lab is raised for it. */
    @Override
    public Integer call() {
        Runbook runbook = runbooks.good(runbooks.find(options.drill()));
        DemoValues values = DemoValues.of(runbook, options.with());
        try (Interrupts interrupts = new Interrupts(settings.person())) {
            return options.rehearse()
                    ? rehearse(runbook, values, interrupts)
                    : onTheLab(runbook, values, interrupts);
        }
    }

    private int rehearse(Runbook runbook, DemoValues values, Interrupts interrupts) {
        voice.mention(
                "Rehearsing %s on a simulated estate in virtual time: it shows how a drill goes, and proves nothing."
                        .formatted(runbook.id()));
        return new Outcomes(voice, false)
                .of(() -> drill(options.choice(values, rehearsed()), interrupts));
    }

    private int onTheLab(Runbook runbook, DemoValues values, Interrupts interrupts) {
        needed();
        String name = options.lab();
        boolean ours = !lab.isUp(name);
        try {
            if (ours) {
                lab.up(name, options.part());
            } else {
                voice.mention(
                        "The lab %s is up already, and the demo runs on it; whether it is the part that the drill needs, the plan tells."
                                .formatted(name));
            }
            if (interrupts.notice().isPresent()) {
                throw new Refusal(Exit.ABORTED, "Interrupted before the drill began.");
            }
            voice.mention("The drill: %s, %s.".formatted(runbook.id(), runbook.title()));
            values.reasons().forEach(each -> voice.mention("  with " + each));
            return new Outcomes(voice, false)
                    .of(() -> drill(options.choice(values, Optional.empty()), interrupts));
        } finally {
            leave(ours);
        }
    }

    private void leave(boolean ours) {
        String name = options.lab();
        if (ours && !options.keep()) {
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
                    "The demo raises a lab of many hosts, each with its own init, sshd and network, and for that it needs %s. `%s` does it; `./drill demo --rehearse` shows a drill on a simulated estate, without either, in seconds."
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

    private Optional<Path> rehearsed() {
        return Optional.of(settings.root().resolve("estates").resolve("simulated.yaml"));
    }
}
