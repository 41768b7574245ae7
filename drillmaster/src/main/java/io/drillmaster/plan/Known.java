package io.drillmaster.plan;

import java.util.List;

/** What is known around an attempt to start a drill. */
public record Known(Programme programme, List<RunningDrill> running, List<Leftover> leftovers) {

    public Known {
        running = List.copyOf(running);
        leftovers = List.copyOf(leftovers);
    }
}
