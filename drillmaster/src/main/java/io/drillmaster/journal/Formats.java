package io.drillmaster.journal;

import io.drillmaster.runbook.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The versions of the journal's format, and how what an earlier one wrote reads today. */
final class Formats {

    /** The version written today. */
    static final int NEWEST = 7;

    private Formats() {}

    static boolean isKnown(int format) {
        return format >= 1 && format <= NEWEST;
    }

    /** An event as today's version would have written it. */
    static JsonNode today(int format, JsonNode event) {
        if (format == 1 && event instanceof ObjectNode old) {
            fromFirst(old);
        }
        if (format <= 2) {
            event.path("plan").path("stops").path("looks").forEach(Formats::stop);
        }
        if (format <= 3) {
            event.path("plan")
                    .path("phases")
                    .forEach(phase -> phase.path("steps").forEach(Formats::await));
        }
        if (format <= 5 && event instanceof ObjectNode old) {
            untilFifth(old);
        }
        if (format <= 6 && event.path("plan") instanceof ObjectNode plan) {
            // Until the sixth version a step was begun when the one before ended; yes passed gates.
            plan.putObject("cues");
            plan.path("phases").forEach(phase -> phase.path("steps").forEach(Formats::passedByYes));
        }
        return event;
    }

    /**
     * Until the fifth version one answer was enough, nothing was shown, and nobody had deputies.
     */
    private static void untilFifth(ObjectNode event) {
        switch (event.path("is").asString()) {
            case "Replied" -> event.put("deputy", false);
            case "Opened" -> {
                if (event.path("plan").path("crew") instanceof ObjectNode crew) {
                    crew.putObject("deputies");
                }
                event.path("plan")
                        .path("phases")
                        .forEach(phase -> phase.path("steps").forEach(Formats::ask));
            }
            default -> {}
        }
    }

    private static void passedByYes(JsonNode step) {
        if (step.path("quorum") instanceof ObjectNode quorum) {
            quorum.put("passes", Answer.YES.name());
        }
    }

    private static void ask(JsonNode step) {
        if (step instanceof ObjectNode ask && step.path("is").asString().equals("Ask")) {
            ask.putObject("quorum").put("people", 1).put("deputiesOnly", false);
            ask.putArray("shows");
            ask.putArray("about");
        }
    }

    /** The first version asked only its own questions, and a plan had no stops nor looks. */
    private static void fromFirst(ObjectNode event) {
        switch (event.path("is").asString()) {
            case "Asked", "Replied" -> event.put("purpose", Purpose.ACT.name());
            case "Opened" -> {
                if (event.path("plan") instanceof ObjectNode plan) {
                    plan.putObject("stops").put("overrun", false).putArray("looks");
                    plan.put("resumes", false);
                    plan.putArray("normal");
                    plan.path("phases")
                            .forEach(phase -> phase.path("steps").forEach(Formats::step));
                }
            }
            default -> {}
        }
    }

    /** In the second version the look of a stop condition took no arguments. */
    private static void stop(JsonNode look) {
        if (look instanceof ObjectNode stop) {
            stop.putObject("with");
            stop.put("lasting", "PT0S");
        }
    }

    /** Until the third version an await was no check: it held, or the drill failed. */
    private static void await(JsonNode step) {
        if (step instanceof ObjectNode await && step.path("is").asString().equals("Await")) {
            await.put("check", false);
        }
    }

    private static void step(JsonNode step) {
        if (step instanceof ObjectNode ask && step.path("is").asString().equals("Ask")) {
            ask.put("fourEyes", false);
        }
    }
}
