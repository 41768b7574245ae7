package io.drillmaster.verdict;

/** What the evidence says about one objective; the worst wins. */
public sealed interface Verdict {

    /** The whole interval is inside the target. */
    record Met() implements Verdict {}

    /** The whole interval is outside, or the thing did not happen. */
    record Missed(String why) implements Verdict {}

    /** The evidence cannot tell. */
    record Unproven(String why) implements Verdict {}

    /** The word used on screens, in reports and in JSON. */
    default String word() {
        return switch (this) {
            case Met _ -> "met";
            case Missed _ -> "missed";
            case Unproven _ -> "unproven";
        };
    }

    default String why() {
        return switch (this) {
            case Met _ -> "";
            case Missed missed -> missed.why();
            case Unproven unproven -> unproven.why();
        };
    }
}
