package io.drillmaster.evidence;

import java.util.List;
import java.util.stream.Collectors;

/** Action items as text, each in the form that a tracker takes. */
final class ActionItemsText {

    private ActionItemsText() {}

    static String of(Drill drill, ActionItems actions) {
        StringBuilder text = new StringBuilder("# Action items of drill " + drill.id() + "\n\n");
        if (drill.rehearsal()) {
            text.append("REHEARSAL: simulated estate, proves nothing.\n\n");
        }
        text.append(told(actions)).append("\n");
        actions.items().forEach(each -> text.append("\n").append(block(each)));
        if (!actions.said().isEmpty()) {
            text.append("\n## Said by people, to be turned into items\n\n");
            actions.said().forEach(each -> text.append("- ").append(line(said(each))).append("\n"));
        }
        return text.toString();
    }

    /** What they are, in a few sentences for people. */
    static String told(ActionItems actions) {
        return actions.items().isEmpty()
                ? "Nothing that this drill shows asks for something to be done."
                : "Only what the drill certainly shows. Root causes are for people to find; owners"
                        + " and due dates are proposals.";
    }

    static String said(Asking asking) {
        return "%s (%s), asked “%s”: %s"
                .formatted(
                        asking.by().orElse("somebody"),
                        asking.role(),
                        asking.question(),
                        asking.answer().orElse(""));
    }

    private static String block(ActionItem item) {
        return List.of(
                        "ID: " + item.id(),
                        "Title: " + item.title(),
                        "Priority: " + item.priority().word(),
                        "Category: " + item.category().word(),
                        "Description: " + item.description(),
                        "Evidence: " + entries(item),
                        "Root Cause: " + item.rootCause(),
                        "Recommendation: " + item.recommendation(),
                        "Owner: " + item.owner(),
                        "Due Date: " + item.due() + " (proposed)",
                        "Status: " + item.status())
                .stream()
                .map(each -> line(each).strip())
                .collect(Collectors.joining("\n", "```\n", "\n```\n"));
    }

    private static String entries(ActionItem item) {
        return item.entries().isEmpty()
                ? "none in the journal: the drill never came to it"
                : item.entries().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ", "journal entries ", ""));
    }

    /** A field is one line, and no text of a drill may end its block. */
    private static String line(String text) {
        return text.replaceAll("\\s+", " ").replace("```", "'''");
    }
}
