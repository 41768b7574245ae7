package io.drillmaster.evidence;

import io.drillmaster.verdict.Finding;
import io.drillmaster.verdict.Scorecard;
import io.drillmaster.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The after-action report and improvement plan of an exercise, as far as a machine can write it:
 * what was observed, with its evidence. Analysis and rating are for people.
 *
 * @param overview what was exercised, when, by whom and with which scenario
 * @param capabilities each with what was shown and what was not
 * @param improvements the improvement plan
 */
record AfterAction(
        List<Page.Pair> overview, List<Capability> capabilities, List<Improvement> improvements) {

    /** Objectives that the runbook gives to no capability. */
    static final String OTHERS = "Other objectives";

    /**
     * One capability.
     *
     * @param strengths objectives that were met
     * @param areas objectives that were missed, or could not be shown
     */
    record Capability(String name, List<Observation> strengths, List<Observation> areas) {}

    /** What became of one objective, and the journal entries that show it. */
    record Observation(String told, List<Long> entries) {}

    /** A row of the improvement plan; who is responsible, and both dates, are proposals. */
    record Improvement(
            String capability,
            String issue,
            String action,
            String element,
            String responsible,
            String start,
            String completion,
            String item) {}

    static AfterAction of(Drill drill, Scorecard card, ActionItems actions) {
        return new AfterAction(
                ExerciseOverview.of(drill),
                capabilities(card),
                actions.items().stream().map(item -> improvement(item, card)).toList());
    }

    private static List<Capability> capabilities(Scorecard card) {
        Map<String, List<Finding>> all = new LinkedHashMap<>();
        card.findings().stream()
                .filter(each -> each.objective().capability().isPresent())
                .forEach(each -> add(all, name(each), each));
        card.findings().stream()
                .filter(each -> each.objective().capability().isEmpty())
                .forEach(each -> add(all, OTHERS, each));
        return all.entrySet().stream()
                .map(each -> capability(each.getKey(), each.getValue()))
                .toList();
    }

    private static void add(Map<String, List<Finding>> all, String name, Finding finding) {
        all.computeIfAbsent(name, _ -> new ArrayList<>()).add(finding);
    }

    private static String name(Finding finding) {
        return finding.objective().capability().orElse(OTHERS);
    }

    private static Capability capability(String name, List<Finding> findings) {
        return new Capability(
                name,
                findings.stream().filter(AfterAction::isMet).map(AfterAction::told).toList(),
                findings.stream().filter(each -> !isMet(each)).map(AfterAction::told).toList());
    }

    private static boolean isMet(Finding finding) {
        return finding.verdict() instanceof Verdict.Met;
    }

    private static Observation told(Finding finding) {
        String why = finding.verdict().why();
        return new Observation(
                "%s: %s, %s%s"
                        .formatted(
                                finding.objective(),
                                finding.measurement().told(),
                                finding.verdict().word(),
                                why.isEmpty() ? "" : ", for " + why),
                finding.entries().stream().distinct().sorted().toList());
    }

    /** An item about an objective begins with it. */
    private static Improvement improvement(ActionItem item, Scorecard card) {
        String capability =
                card.findings().stream()
                        .filter(each -> item.title().startsWith(each.objective() + ": "))
                        .findFirst()
                        .map(AfterAction::name)
                        .orElse(OTHERS);
        return new Improvement(
                capability,
                item.title(),
                item.recommendation().isEmpty()
                        ? "to be found with its root cause"
                        : item.recommendation(),
                element(item.category()),
                item.owner(),
                "to be set",
                item.due() + " (proposed)",
                item.id());
    }

    /** The elements of a capability in the words of the doctrine. */
    private static String element(Category category) {
        return switch (category) {
            case DOCUMENTATION -> "Planning";
            case PROCESS -> "Organization";
            case TECHNOLOGY -> "Equipment";
            case TRAINING -> "Training";
        };
    }
}
