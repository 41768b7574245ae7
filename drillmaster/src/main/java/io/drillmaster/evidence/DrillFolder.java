package io.drillmaster.evidence;

import java.nio.file.Path;

/** Where the files of one drill lie. */
public record DrillFolder(Path root) {

    public Path journal() {
        return root.resolve("journal.jsonl");
    }

    public Path page() {
        return root.resolve("report.html");
    }

    public Path json() {
        return root.resolve("report.json");
    }

    public Path junit() {
        return root.resolve("report.junit.xml");
    }

    public Path afterAction() {
        return root.resolve("after-action.md");
    }

    public Path actionItems() {
        return root.resolve("action-items.md");
    }
}
