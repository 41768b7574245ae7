package io.drillmaster.app.live;

import io.drillmaster.journal.Moment;
import io.drillmaster.plan.Plan;
import java.util.Optional;

/**
 * All that one picture shows.
 *
 * @param typed what the person has typed as an answer so far
 * @param notice what the person needs to know at once
 */
record Scene(
        String drill,
        Plan plan,
        Course course,
        Moment now,
        Outage.Shown outage,
        Pulse pulse,
        String typed,
        Optional<String> notice) {}
