package io.drillmaster.evidence;

/** How soon something must be done about what a drill found; the first is the most urgent. */
public enum Priority {
    /** Data, money or the estate itself came to harm, or may have. */
    CRITICAL("Critical", 7),
    /** A promise was not kept. */
    HIGH("High", 30),
    /** Nobody can tell whether a promise was kept. */
    MEDIUM("Medium", 90),
    /** What went well this time, and may not the next. */
    LOW("Low", 90);

    private final String word;
    private final int days;

    Priority(String word, int days) {
        this.word = word;
        this.days = days;
    }

    public String word() {
        return word;
    }

    /** Within how many days after the drill it is proposed to be done. */
    public int days() {
        return days;
    }
}
