package io.drillmaster.app.simulation;

import io.drillmaster.engine.DrillState;
import io.drillmaster.engine.People;
import io.drillmaster.engine.Question;
import io.drillmaster.engine.Said;
import io.drillmaster.journal.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** People who answer, or do not, and at times want the drill to end. */
final class Crowd implements People {

    private final Chaos chaos;
    private Optional<DrillState> heardLast = Optional.empty();

    Crowd(Chaos chaos) {
        this.chaos = chaos;
    }

    /** The live state as the conductor last showed it. */
    Optional<DrillState> lastSeen() {
        return heardLast;
    }

    @Override
    public List<Said> heard(DrillState state) {
        heardLast = Optional.of(state);
        List<Said> said = new ArrayList<>();
        if (chaos.strikes(0.0015)) {
            said.add(new Said.Abort("Ada", "enough"));
        }
        Question.open(state)
                .filter(_ -> chaos.chance(0.05))
                .ifPresent(question -> said.add(reply(question)));
        return said;
    }

    /** Nobody says that a thing was taken back who has not seen it. */
    private Said reply(Question question) {
        String by = chaos.one("Ada", "Ada", "Bob", "Eve");
        String answer =
                question.purpose() == Purpose.UNDO
                        ? chaos.one("not done", "I cannot see it")
                        : chaos.one("yes", "yes", "yes", "done", "not done", "no", "what?");
        return new Said.Reply(question.step(), by, answer, false);
    }
}
