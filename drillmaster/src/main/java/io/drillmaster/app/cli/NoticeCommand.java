package io.drillmaster.app.cli;

import io.drillmaster.app.desk.Estates;
import io.drillmaster.app.desk.Runbooks;
import io.drillmaster.app.drills.Memory;
import io.drillmaster.app.settings.Exit;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.app.settings.Settings;
import io.drillmaster.app.settings.Voice;
import io.drillmaster.journal.ProgrammeEvent;
import io.drillmaster.plan.Estate;
import io.drillmaster.plan.Opening;
import io.drillmaster.runbook.Runbook;
import io.drillmaster.runbook.WindowSpec;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Notes down that people were told of a drill. */
@Command(
        name = "notice",
        description = "Note down that people were told when a drill will begin; now is when.")
public final class NoticeCommand implements Callable<Integer> {

    private final Voice voice;
    private final Settings settings;
    private final Runbooks runbooks;
    private final Estates estates;
    private final Memory memory;

    @Parameters(paramLabel = "RUNBOOK", description = "The id of a runbook, or the path of one.")
    private String runbook = "";

    @Option(names = "--estate", paramLabel = "FILE", description = "The estate to be drilled.")
    private Optional<Path> estate = Optional.empty();

    @Option(names = "--lab", paramLabel = "NAME", description = "The lab to be drilled.")
    private Optional<String> lab = Optional.empty();

    @Option(names = "--by", paramLabel = "NAME", description = "Who told them; you, if not given.")
    private Optional<String> by = Optional.empty();

    @Option(names = "--to", paramLabel = "WHOM", description = "Who was told; stakeholders.")
    private String to = "stakeholders";

    @Option(
            names = "--for",
            paramLabel = "WHEN",
            required = true,
            description =
                    "When it will begin: 2026-11-07T02:00 in the zone of its window, or an instant"
                            + " such as 2026-11-07T07:00:00Z.")
    private String when = "";

    public NoticeCommand(
            Voice voice, Settings settings, Runbooks runbooks, Estates estates, Memory memory) {
        this.voice = voice;
        this.settings = settings;
        this.runbooks = runbooks;
        this.estates = estates;
        this.memory = memory;
    }

    @Override
    public Integer call() {
        String who = Words.name("--by", by.orElse(settings.person()));
        Runbook told = runbooks.good(runbooks.find(runbook));
        Estate where = estates.choose(estate, lab).estate();
        Instant begins =
                instant(told.window().map(WindowSpec::zone).orElse(ZoneId.systemDefault()));
        told.window().ifPresent(window -> inside(window, begins));
        if (begins.isBefore(memory.now())) {
            throw Refusal.usage("%s is over; a notice is for a time to come.".formatted(begins));
        }
        memory.remember(
                new ProgrammeEvent.NoticeGiven(
                        told.id(), where.name(), who, Words.name("--to", to), begins));
        voice.tell(
                "%s told %s that %s on %s begins at %s."
                        .formatted(who, to.strip(), told.id(), where.name(), begins));
        told.notice()
                .filter(lead -> begins.minus(lead).isBefore(memory.now()))
                .ifPresent(lead ->
                        voice.mention(
                                "That is less than the %d h that the runbook promises, so the notice does not let it start."
                                        .formatted(lead.toHours())));
        return Exit.FINE.code();
    }

    private static void inside(WindowSpec window, Instant begins) {
        if (Opening.atOrAfter(window, begins).filter(each -> each.holds(begins)).isEmpty()) {
            throw Refusal.usage(
                    "%s is outside the runbook's window %s-%s %s; tell people a time inside it."
                            .formatted(begins, window.from(), window.to(), window.zone()));
        }
    }

    private Instant instant(ZoneId zone) {
        String text = when.strip().replace(' ', 'T');
        try {
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.usage(
                    "--for takes a day and a time, such as --for 2026-11-07T02:00; it was given `%s`."
                            .formatted(when));
        }
    }
}
