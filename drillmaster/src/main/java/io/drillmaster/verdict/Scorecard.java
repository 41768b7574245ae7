package io.drillmaster.verdict;

import java.util.List;

/**
 * All findings of a drill.
 *
 * @param verdict the worst of the findings; never met for a drill that did not run to its end
 * @param notVerified what this drill says nothing about, in sentences
 */
public record Scorecard(Verdict verdict, List<Finding> findings, List<String> notVerified) {

    public Scorecard {
        findings = List.copyOf(findings);
        notVerified = List.copyOf(notVerified);
    }
}
