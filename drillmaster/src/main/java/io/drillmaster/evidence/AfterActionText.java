package io.drillmaster.evidence;

import java.util.List;
import java.util.stream.Collectors;

/** The after-action report and improvement plan as a page that people complete. */
final class AfterActionText {

    private static final String FOR_PEOPLE = "(for people to write)";

    private final StringBuilder text = new StringBuilder();

    private AfterActionText() {}

    static String of(Drill drill, AfterAction report) {
        AfterActionText all = new AfterActionText();
        all.head(drill);
        all.overview(report);
        report.capabilities().forEach(all::capability);
        all.improvements(report);
        return all.text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void head(Drill drill) {
        line("# After-action report and improvement plan of drill " + drill.id());
        line("");
        if (drill.rehearsal()) {
            line("REHEARSAL: simulated estate, proves nothing.");
            line("");
        }
        line("What stands here was observed, and cites the entries of the journal. Analysis and");
        line("ratings are for people. Terms are those of HSEEP (FEMA, January 2020).");
    }

    private void overview(AfterAction report) {
        line("");
        line("## Exercise overview");
        line("");
        line("| | |");
        line("|---|---|");
        report.overview().forEach(each -> row(List.of(each.name(), each.value())));
        line("");
        line("## Analysis of capabilities");
    }

    private void capability(AfterAction.Capability capability) {
        line("");
        line("### " + flat(capability.name()));
        line("");
        line("Rating: (for people: performed without challenges, with some, with major ones, or");
        line("unable to be performed)");
        line("");
        line("Strengths:");
        line("");
        observations(capability.strengths());
        line("");
        line("Areas for improvement:");
        line("");
        observations(capability.areas());
        for (AfterAction.Observation each : capability.areas()) {
            line("");
            line("- Observation: " + flat(each.told()));
            line("  - Reference: " + FOR_PEOPLE);
            line("  - Analysis: " + FOR_PEOPLE);
        }
    }

    private void observations(List<AfterAction.Observation> all) {
        if (all.isEmpty()) {
            line("- none was observed");
        }
        all.forEach(each -> line("- " + flat(each.told()) + evidence(each)));
    }

    private static String evidence(AfterAction.Observation observation) {
        return observation.entries().isEmpty()
                ? " (no entry of the journal shows it)"
                : observation.entries().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ", " (entries ", ")"));
    }

    private void improvements(AfterAction report) {
        line("");
        line("## Appendix A: Improvement plan");
        line("");
        if (report.improvements().isEmpty()) {
            line("Nothing that this drill shows asks for something to be done.");
            return;
        }
        row(
                List.of(
                        "Capability",
                        "Issue or area for improvement",
                        "Corrective action",
                        "Capability element",
                        "Primary responsible",
                        "Start",
                        "Completion",
                        "Item"));
        line("|---|---|---|---|---|---|---|---|");
        report.improvements()
                .forEach(each ->
                        row(
                                List.of(
                                        each.capability(),
                                        each.issue(),
                                        each.action(),
                                        each.element(),
                                        each.responsible(),
                                        each.start(),
                                        each.completion(),
                                        each.item())));
    }

    private void row(List<String> cells) {
        line(
                cells.stream()
                        .map(AfterActionText::flat)
                        .map(each -> each.replace("|", "\\|"))
                        .collect(Collectors.joining(" | ", "| ", " |")));
    }

    /** Nothing that a drill was told may begin a line of its own. */
    private static String flat(String told) {
        return told.replaceAll("\\s+", " ").strip();
    }
}
