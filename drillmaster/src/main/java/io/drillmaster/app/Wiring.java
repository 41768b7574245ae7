package io.drillmaster.app;

import io.drillmaster.app.cli.AbortCommand;
import io.drillmaster.app.cli.AnswerCommand;
import io.drillmaster.app.cli.DemoCommand;
import io.drillmaster.app.cli.DrillCommand;
import io.drillmaster.app.cli.LintCommand;
import io.drillmaster.app.cli.ListCommand;
import io.drillmaster.app.cli.PlanCommand;
import io.drillmaster.app.cli.ResumeCommand;
import io.drillmaster.app.cli.RunCommand;
import io.drillmaster.app.cli.ShowCommand;
import io.drillmaster.app.cli.SimulateCommand;
import io.drillmaster.app.desk.Estates;
import io.drillmaster.app.desk.Lab;
import io.drillmaster.app.desk.Preparing;
import io.drillmaster.app.desk.Runbooks;
import io.drillmaster.app.desk.Running;
import io.drillmaster.app.desk.Seats;
import io.drillmaster.app.drills.Drills;
import io.drillmaster.app.settings.Settings;
import io.drillmaster.app.settings.Voice;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** Every service of the product, made by hand from the ground up. */
public final class Wiring {

    private final Settings settings;
    private final Voice voice;

    public Wiring(Settings settings, Voice voice) {
        this.settings = settings;
        this.voice = voice;
    }

    public CommandLine commandLine() {
        String version =
                Optional.ofNullable(Wiring.class.getPackage().getImplementationVersion())
                        .orElse("(unpackaged)");
        Drills drills = new Drills(settings);
        Lab lab = new Lab(settings, voice);
        Estates estates = new Estates(lab, voice);
        Outfits outfits = new Outfits(settings.home().resolve("scratch"));
        Runbooks runbooks = new Runbooks(settings, outfits::verbs);
        Preparing preparing = new Preparing(runbooks, estates, settings.person(), outfits, voice);
        Seats seats = new Seats(settings.person(), version);
        Running running = new Running(settings, voice, drills, outfits, seats);
        return DrillCommand.line(
                voice,
                settings,
                version,
                List.of(
                        new DemoCommand(voice, settings, lab, preparing, running),
                        new LintCommand(voice, runbooks),
                        new PlanCommand(voice, preparing),
                        new RunCommand(voice, settings, preparing, running),
                        new ListCommand(voice, drills),
                        new ShowCommand(voice, drills),
                        new ResumeCommand(voice, settings, drills, estates, running),
                        new AbortCommand(voice, settings, drills, estates, running),
                        new AnswerCommand(voice, drills, settings),
                        new SimulateCommand(voice, Outfits::words)));
    }
}
