package io.drillmaster.app.simulation;

import io.drillmaster.engine.DrillState;
import io.drillmaster.engine.People;
import io.drillmaster.engine.Question;
import io.drillmaster.engine.Said;
import io.drillmaster.engine.VirtualTime;
import io.drillmaster.journal.Purpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** People who answer, or do not, who at times want the drill to end, and set the clock. */
final class Crowd implements People {

    private final Chaos chaos;
    private final VirtualTime time;
    private Optional<DrillState> heardLast = Optional.empty();

    Crowd(Chaos chaos, VirtualTime time) {
        this.chaos = chaos;
        this.time = time;
    }

    /** The live state as the conductor last showed it. */
    Optional<DrillState> lastSeen() {
        return heardLast;
    }

    @Override
    public List<Said> heard(DrillState state) {
        heardLast = Optional.of(state);
        if (chaos.strikes(0.002)) {
            time.set(Duration.ofMillis(chaos.upTo(20_000) - 10_000L));
        }
        List<Said> said = new ArrayList<>();
        if (chaos.strikes(0.0015)) {
            said.add(new Said.Abort("Ada", "enough"));
        }
        Question.all(state).stream()
                .filter(_ -> chaos.chance(0.05))
                .forEach(question -> said.add(reply(question)));
        return said;
    }

    /** Nobody says that a thing was taken back who has not seen it. */
    private Said reply(Question question) {
        String by = chaos.one("Ada", "Ada", "Bob", "Cy", "Eve");
        String answer =
                question.purpose() == Purpose.UNDO
                        ? chaos.one("not done", "I cannot see it")
                        : chaos.one("yes", "yes", "yes", "done", "not done", "no", "what?");
        return new Said.Reply(question.step(), by, answer, false);
    }
}
