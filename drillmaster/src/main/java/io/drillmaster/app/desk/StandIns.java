package io.drillmaster.app.desk;

import io.drillmaster.engine.DrillState;
import io.drillmaster.engine.People;
import io.drillmaster.engine.Question;
import io.drillmaster.engine.Said;
import io.drillmaster.plan.Crew;
import java.util.List;
import java.util.Optional;

/** Answer for the roles nobody holds in an unattended drill; the journal says that they did. */
final class StandIns implements People {

    /** What a stand-in is called, so that nobody takes it for a person. */
    static final String NAME = Crew.STAND_IN;

    @Override
    public List<Said> heard(DrillState state) {
        return Question.open(state)
                .filter(ask -> state.plan().crew().standIns())
                .filter(ask -> state.plan().crew().first(ask.role()).equals(Optional.of(NAME)))
                .<Said>map(ask -> new Said.Reply(ask.step(), NAME, answer(ask), true))
                .map(List::of)
                .orElse(List.of());
    }

    /** A gate is passed; a question for an opinion gets none. */
    private static String answer(Question ask) {
        return ask.gate() ? "yes" : "(nobody was there to be asked)";
    }
}
