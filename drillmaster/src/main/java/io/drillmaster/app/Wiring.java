package io.drillmaster.app;

import io.drillmaster.app.cli.AbortCommand;
import io.drillmaster.app.cli.AcceptCommand;
import io.drillmaster.app.cli.AnswerCommand;
import io.drillmaster.app.cli.ApproveCommand;
import io.drillmaster.app.cli.DemoCommand;
import io.drillmaster.app.cli.DrillCommand;
import io.drillmaster.app.cli.FreezeCommand;
import io.drillmaster.app.cli.InterlocksCommand;
import io.drillmaster.app.cli.LintCommand;
import io.drillmaster.app.cli.ListCommand;
import io.drillmaster.app.cli.MendCommand;
import io.drillmaster.app.cli.NoticeCommand;
import io.drillmaster.app.cli.OverrideCommand;
import io.drillmaster.app.cli.PageCommand;
import io.drillmaster.app.cli.PlanCommand;
import io.drillmaster.app.cli.RecoverCommand;
import io.drillmaster.app.cli.ResumeCommand;
import io.drillmaster.app.cli.RunCommand;
import io.drillmaster.app.cli.ShowCommand;
import io.drillmaster.app.cli.SimulateCommand;
import io.drillmaster.app.cli.ThawCommand;
import io.drillmaster.app.desk.Estates;
import io.drillmaster.app.desk.Gate;
import io.drillmaster.app.desk.Lab;
import io.drillmaster.app.desk.Outfitter;
import io.drillmaster.app.desk.Preparing;
import io.drillmaster.app.desk.Runbooks;
import io.drillmaster.app.desk.Running;
import io.drillmaster.app.desk.Seats;
import io.drillmaster.app.desk.Surroundings;
import io.drillmaster.app.drills.Drills;
import io.drillmaster.app.drills.Memory;
import io.drillmaster.app.settings.Settings;
import io.drillmaster.app.settings.Voice;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** Every service of the product, made by hand from the ground up. */
public final class Wiring {

    private final Settings settings;
    private final Voice voice;
    private final InstantSource clock;
    private final Outfitter outfits;

    public Wiring(Settings settings, Voice voice) {
        this(
                settings,
                voice,
                InstantSource.system(),
                new Outfits(
                        settings.home().resolve("scratch"),
                        settings.runbooks(),
                        settings.drills()));
    }

    /**
     * @param clock says what day and hour it is, which decides whether a drill may start
     */
    Wiring(Settings settings, Voice voice, InstantSource clock, Outfitter outfits) {
        this.settings = settings;
        this.voice = voice;
        this.clock = clock;
        this.outfits = outfits;
    }

    public CommandLine commandLine() {
        String version =
                Optional.ofNullable(Wiring.class.getPackage().getImplementationVersion())
                        .orElse("(unpackaged)");
        Drills drills = new Drills(settings);
        Lab lab = new Lab(settings, voice);
        Estates estates = new Estates(lab, voice);
        Runbooks runbooks = new Runbooks(settings, outfits::verbs);
        Preparing preparing = new Preparing(runbooks, estates, settings.person(), outfits, voice);
        Seats seats = new Seats(settings.person(), version);
        Memory memory = new Memory(settings, clock);
        Surroundings surroundings = new Surroundings(drills, estates);
        Gate gate = new Gate(memory, drills, surroundings);
        Running running = new Running(settings, voice, gate, outfits, seats);
        return DrillCommand.line(
                voice,
                settings,
                version,
                List.of(
                        new DemoCommand(voice, settings, lab, runbooks, preparing, running),
                        new LintCommand(voice, runbooks),
                        new PageCommand(voice, runbooks),
                        new PlanCommand(voice, settings, preparing, gate),
                        new RunCommand(voice, settings, preparing, running),
                        new ListCommand(voice, drills),
                        new ShowCommand(voice, drills),
                        new ResumeCommand(voice, settings, drills, estates, running),
                        new AbortCommand(voice, settings, drills, estates, running),
                        new MendCommand(voice, drills),
                        new RecoverCommand(voice, settings, drills, estates, running),
                        new AnswerCommand(voice, drills, settings),
                        new SimulateCommand(voice, Outfits::words),
                        new InterlocksCommand(voice, settings, preparing, gate),
                        new ApproveCommand(voice, settings, preparing, memory),
                        new NoticeCommand(voice, settings, runbooks, estates, memory),
                        new OverrideCommand(voice, settings, preparing, gate, memory),
                        new AcceptCommand(voice, settings, drills, surroundings, memory),
                        new FreezeCommand(voice, settings, surroundings, memory),
                        new ThawCommand(voice, settings, memory)));
    }
}
