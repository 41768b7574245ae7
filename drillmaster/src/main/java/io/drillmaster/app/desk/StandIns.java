package io.drillmaster.app.desk;

import io.drillmaster.engine.DrillState;
import io.drillmaster.engine.People;
import io.drillmaster.engine.Question;
import io.drillmaster.engine.Said;
import io.drillmaster.plan.Crew;
import java.util.List;

/** Answer for those whom nobody was named for in a drill; the journal says that they did. */
final class StandIns implements People {

    @Override
    public List<Said> heard(DrillState state) {
        Crew crew = state.plan().crew();
        return Question.all(state).stream()
                .filter(_ -> crew.standIns())
                .flatMap(ask -> answers(crew, ask).stream())
                .toList();
    }

    /** They speak for nobody who was named, so only as many as are missing without them. */
    private static List<Said> answers(Crew crew, Question ask) {
        List<String> may = crew.mayAnswer(ask.role(), ask.quorum().deputiesOnly());
        List<String> standIns = may.stream().filter(Crew::isStandIn).toList();
        int people = may.size() - standIns.size();
        return standIns.stream()
                .limit(Math.max(0, ask.quorum().people() - people))
                .filter(name -> !ask.answered().contains(name))
                .<Said>map(name -> new Said.Reply(ask.step(), name, answer(ask), true))
                .toList();
    }

    /** A gate is passed; a question for an opinion gets none. */
    private static String answer(Question ask) {
        return ask.gate() ? ask.quorum().passes().word() : "(nobody was there to be asked)";
    }
}
