package io.drillmaster.evidence;

import java.time.LocalDate;
import java.util.List;

/**
 * Something to be done after a drill, because the drill certainly found it.
 *
 * @param entries the journal entries that show it
 * @param rootCause for people to find; a machine saw what happened, and not why
 * @param recommendation what the finding itself says would help; empty when it says nothing
 * @param owner who holds the role that leads the drill, or that somebody must be named
 * @param due a proposal
 */
public record ActionItem(
        String id,
        String title,
        Priority priority,
        Category category,
        String description,
        List<Long> entries,
        String rootCause,
        String recommendation,
        String owner,
        LocalDate due,
        String status) {

    public ActionItem {
        entries = List.copyOf(entries);
    }
}
