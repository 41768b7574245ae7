package io.drillmaster.evidence;

/** What would have to become better. */
public enum Category {
    /** What is written down; no finding shows that by itself, so only people choose it. */
    DOCUMENTATION("Documentation"),
    /** How things are done, and in which order. */
    PROCESS("Process"),
    /** What machines do. */
    TECHNOLOGY("Technology"),
    /** What people know and have practised. */
    TRAINING("Training");

    private final String word;

    Category(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
