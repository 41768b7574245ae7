package io.drillmaster.evidence;

import java.util.List;
import java.util.Optional;

/** Everything the page for people shows, ready to be set; drawings are finished SVG. */
public record Page(
        Head head,
        List<Card> cards,
        Optional<String> parts,
        List<Pair> partRows,
        Optional<Charts> charts,
        Normal normal,
        List<ExhibitRow> exhibits,
        List<Pair> orphans,
        String timeline,
        List<Pair> people,
        List<Evaluated> evaluation,
        Events events,
        Actions actions,
        After after,
        List<Proof> proofs,
        List<String> notVerified,
        List<DoubtRow> doubts,
        List<Pair> versions,
        List<Pair> settings,
        List<Pair> digests,
        List<Row> rows) {

    /** The hash that vouches for the whole journal. */
    public String digest() {
        return digests.stream()
                .filter(d -> d.name().equals("journal"))
                .map(Pair::value)
                .findFirst()
                .orElse("");
    }

    /**
     * The top of the page.
     *
     * @param verdict met, missed or unproven
     * @param facts what was drilled, when and where, by name
     */
    public record Head(
            String drill,
            String title,
            String verdict,
            String why,
            String ending,
            boolean rehearsal,
            boolean whole,
            List<String> left,
            List<Pair> facts) {}

    /**
     * One objective on the scorecard.
     *
     * @param name the measure in plain words
     * @param why why it is not met, or how it was measured
     */
    public record Card(
            String objective,
            String name,
            String target,
            String measured,
            String verdict,
            String why) {}

    /** The client's drawings. */
    public record Charts(
            String outcomes,
            String latency,
            String stretch,
            Optional<String> magnified,
            List<Pair> silences,
            List<Pair> ends) {}

    /**
     * How the estate is after the drill.
     *
     * @param told in a sentence
     * @param rows what is not as before
     * @param unseen where nobody can tell, in sentences
     */
    public record Normal(String told, List<LeftRow> rows, List<String> unseen) {}

    /** One thing that is not as before. */
    public record LeftRow(String on, String thing, String before, String after) {}

    /**
     * One file that the drill brought home.
     *
     * @param broken whether it is missing, or is not what the journal names
     */
    public record ExhibitRow(
            String step, String file, String bytes, String sha256, String state, boolean broken) {}

    public record Pair(String name, String value) {}

    /**
     * A question to people that stopped nothing.
     *
     * @param silence who did not answer; empty when enough people did
     */
    public record Evaluated(
            String step,
            String role,
            String question,
            List<Spoken> answers,
            String silence,
            List<Machine> machine) {}

    /** One answer, and who gave it. */
    public record Spoken(String who, String answer, long entry) {}

    /**
     * What the machine says about the same.
     *
     * @param verdict empty when it is no verdict but what was seen
     */
    public record Machine(String verdict, String told, List<Long> entries) {}

    /** The master scenario events list, and what became of envelopes. */
    public record Events(List<EventRow> rows, List<EnvelopeRow> envelopes) {}

    /**
     * One event.
     *
     * @param came when, and how long it took
     * @param happened what people said, or how it ended
     */
    public record EventRow(
            String number,
            String step,
            String planned,
            String event,
            String to,
            String expected,
            String came,
            String happened,
            List<Long> entries) {}

    /** One sealed step. */
    public record EnvelopeRow(
            String step,
            String name,
            String hash,
            String sealed,
            String opened,
            String told,
            List<Long> entries) {}

    /** The after-action report: the overview, capabilities, and the improvement plan. */
    public record After(
            List<Pair> overview, List<CapabilityRow> capabilities, List<PlanRow> improvements) {}

    /** One capability, and what was seen of it. */
    public record CapabilityRow(String name, List<SeenRow> strengths, List<SeenRow> areas) {}

    /** One observation, and where the journal has it. */
    public record SeenRow(String told, List<Long> entries) {}

    /** One row of the improvement plan. */
    public record PlanRow(
            String capability,
            String issue,
            String action,
            String element,
            String responsible,
            String start,
            String completion,
            String item) {}

    /** What one verdict rests on. */
    public record Proof(
            String objective,
            String verdict,
            String measured,
            String note,
            List<Long> entries,
            List<Pair> captures) {}

    /**
     * What is to be done.
     *
     * @param told what the rows are, in sentences
     * @param said what people said, that only people can turn into items
     */
    public record Actions(String told, List<ActionRow> rows, List<String> said) {}

    /** One action item. */
    public record ActionRow(
            String id,
            String priority,
            String category,
            String title,
            String description,
            String recommendation,
            String owner,
            String due,
            List<Long> entries) {}

    public record DoubtRow(
            String objective, String range, String setting, String why, boolean certain) {}

    /** One entry of the journal. */
    public record Row(
            long number, String wall, String since, String name, String told, String hash) {}
}
