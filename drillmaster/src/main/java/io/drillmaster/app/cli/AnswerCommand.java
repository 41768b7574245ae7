package io.drillmaster.app.cli;

import io.drillmaster.app.desk.Follow;
import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.app.drills.DrillLock;
import io.drillmaster.app.drills.Drills;
import io.drillmaster.app.drills.Inbox;
import io.drillmaster.app.settings.Exit;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.app.settings.Settings;
import io.drillmaster.app.settings.Voice;
import io.drillmaster.engine.DrillState;
import io.drillmaster.engine.Question;
import io.drillmaster.engine.Said;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers a question of a drill that another process conducts. */
@Command(name = "answer", description = "Answer a question of a running drill.")
public final class AnswerCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Voice voice;
    private final Drills drills;
    private final Settings settings;

    @Parameters(index = "0", paramLabel = "ID", description = "The drill.")
    private String id = "";

    @Parameters(index = "1", paramLabel = "STEP", description = "The step that asks, such as 1.2.")
    private String step = "";

    @Parameters(index = "2", paramLabel = "TEXT", description = "The answer.")
    private String text = "";

    @Option(names = "--by", paramLabel = "NAME", description = "Who answers; you, if not given.")
    private Optional<String> by = Optional.empty();

    public AnswerCommand(Voice voice, Drills drills, Settings settings) {
        this.voice = voice;
        this.drills = drills;
        this.settings = settings;
    }

    @Override
    public Integer call() {
        DrillHome drill = drills.find(id);
        DrillState state = DrillState.of(drill.entries());
        Optional<Question> open = Question.open(state, step);
        if (open.isEmpty()) {
            throw Refusal.usage(notAsked(drill, state));
        }
        if (DrillLock.holder(drill).isEmpty()) {
            throw Refusal.start(
                    "Nobody conducts drill %s, so nobody would hear the answer. `./drill resume %s` goes on with it and asks again."
                            .formatted(drill.id(), drill.id()));
        }
        Follow follow = new Follow(drill, voice);
        String who = by.orElse(settings.person());
        long before = answers(state, who);
        new Inbox(drill).put(new Said.Reply(step, who, text, false));
        return switch (follow.until(now -> isHeard(now, who, before), PATIENCE)) {
            case Follow.Seen.Reached _ -> Exit.FINE.code();
            case Follow.Seen.Abandoned _ ->
                    throw Refusal.start(
                            "The process that conducted drill %s ended before it heard the answer. `./drill resume %s` goes on with it."
                                    .formatted(drill.id(), drill.id()));
            case Follow.Seen.TooLate _ ->
                    throw Refusal.start(
                            "The answer is laid down, but the conductor of drill %s has not taken it within %d s; it may be busy with a step. `./drill show %s` tells."
                                    .formatted(drill.id(), PATIENCE.toSeconds(), drill.id()));
        };
    }

    /** Where several have to answer, the answers of others are not this one. */
    private boolean isHeard(DrillState state, String who, long before) {
        return answers(state, who) > before || Question.open(state, step).isEmpty();
    }

    private long answers(DrillState state, String who) {
        return Question.open(state, step).stream()
                .flatMap(ask -> ask.talk().replies().stream())
                .filter(reply -> reply.by().equals(who))
                .count();
    }

    private String notAsked(DrillHome drill, DrillState state) {
        return Question.open(state)
                .map(ask ->
                        "Step %s of drill %s asks nothing now. Step %s asks %s: %s"
                                .formatted(step, drill.id(), ask.step(), ask.role(), ask.text()))
                .orElse("Drill %s asks nothing now.".formatted(drill.id()));
    }
}
