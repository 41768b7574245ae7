package io.drillmaster.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something the programme remembers beyond any one drill; names are as the people gave them. */
public sealed interface ProgrammeEvent {

    /** Who says so. */
    String by();

    /**
     * A person agreed that a plan may be carried out, once.
     *
     * @param planDigest what was agreed to: see {@code plan.Approvable}
     * @param role the role the person holds in that plan, if any
     */
    record Approved(
            String planDigest, String runbook, String estate, String by, Optional<String> role)
            implements ProgrammeEvent {}

    /**
     * People were told that a drill is coming.
     *
     * @param to who was told
     * @param forWhen when they were told it would begin
     */
    record NoticeGiven(String runbook, String estate, String by, String to, Instant forWhen)
            implements ProgrammeEvent {}

    /** Nothing starts from here on, and what runs stops in order. */
    record Frozen(String by, String why) implements ProgrammeEvent {}

    record Thawed(String by, String why) implements ProgrammeEvent {}

    /**
     * One of two people said that a plan may start although these interlocks stand in its way.
     *
     * @param interlocks their words, such as {@code markets}
     */
    record Overridden(String planDigest, List<String> interlocks, String by, String why)
            implements ProgrammeEvent {

        public Overridden {
            interlocks = List.copyOf(interlocks);
        }
    }

    /** One of two people accepted what a drill left behind. */
    record LeftoverAccepted(String drill, String leftover, String by, String why)
            implements ProgrammeEvent {}

    /** A drill was let through; what was approved or overridden for it is used up. */
    record Started(String drill, String planDigest, String by) implements ProgrammeEvent {}
}
