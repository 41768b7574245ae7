package io.drillmaster.engine;

import java.util.List;

/** The people around a drill, as far as the conductor hears them. */
public interface People {

    /** What was said since the last call, given where the drill stands; never waits. */
    List<Said> heard(DrillState state);
}
