package io.drillmaster.runbook;

import java.util.List;

/** What came of reading a runbook: all of it, or all that is wrong with it. */
public sealed interface Reading {

    record Good(Runbook runbook) implements Reading {}

    record Bad(List<Problem> problems) implements Reading {

        public Bad {
            problems = List.copyOf(problems);
        }
    }
}
