package io.drillmaster.verdict;

import java.util.List;
import java.util.Optional;

/**
 * All findings of a drill.
 *
 * @param verdict the worst of the findings; never met for a drill that did not run to its end
 * @param outage what the client went through, if it was seen to go and to come back
 * @param leftovers what is not as it was before
 * @param exhibits the files that it brought home
 * @param orphaned what former leaders alone had
 * @param notVerified what this drill says nothing about, in sentences
 */
public record Scorecard(
        Verdict verdict,
        List<Finding> findings,
        Optional<ClientOutage> outage,
        Leftovers leftovers,
        List<Exhibited> exhibits,
        List<Orphaned> orphaned,
        List<String> notVerified) {

    public Scorecard {
        findings = List.copyOf(findings);
        orphaned = List.copyOf(orphaned);
        exhibits = List.copyOf(exhibits);
        notVerified = List.copyOf(notVerified);
    }
}
