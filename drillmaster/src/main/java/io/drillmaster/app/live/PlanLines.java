package io.drillmaster.app.live;

import io.drillmaster.plan.Burn;
import io.drillmaster.plan.Doubt;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Answer;
import io.drillmaster.runbook.Few;
import io.drillmaster.runbook.Objective;
import io.drillmaster.runbook.Pace;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Quantity;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.Undo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan as lines for people: each step with its undo, the objectives with their doubts. */
public final class PlanLines {

    private static final String DETAIL = " ".repeat(14);

    private final Plan plan;
    private final List<String> lines = new ArrayList<>();

    private PlanLines(Plan plan) {
        this.plan = plan;
    }

    public static List<String> of(Plan plan) {
        PlanLines all = new PlanLines(plan);
        all.heading();
        plan.phases().forEach(all::phase);
        all.lines.addAll(EventLines.of(plan));
        all.objectives();
        all.stops();
        all.lines.addAll(doubts(plan));
        all.settings();
        return List.copyOf(all.lines);
    }

    private void heading() {
        lines.add(plan.runbook() + "  " + plan.title());
        lines.add(
                "  on      %s (%s)"
                        .formatted(plan.estate(), plan.kind().name().toLowerCase(Locale.ROOT)));
        if (!plan.parameters().isEmpty()) {
            lines.add("  with    " + pairs(plan.parameters()));
        }
        String standIns = plan.crew().standIns() ? "   (stand-ins answer)" : "";
        lines.add(
                "  crew    "
                        + plan.crew().roles().keySet().stream()
                                .map(this::held)
                                .collect(Collectors.joining("; "))
                        + standIns);
        lines.add("  digest  " + plan.digest());
    }

    private String held(String role) {
        List<String> deputies = plan.crew().deputies(role);
        return role
                + " = "
                + String.join(", ", plan.crew().holders(role))
                + (deputies.isEmpty() ? "" : " (deputies: " + String.join(", ", deputies) + ")");
    }

    private void phase(Phase phase) {
        lines.add("");
        lines.add("%s (%s)".formatted(phase.title(), Quantity.of(phase.budget())));
        phase.steps().forEach(this::step);
    }

    private void step(Step step) {
        lines.add("  %-4s  %-5s  %s".formatted(step.id(), kind(step), step.title()));
        detail(step).forEach(each -> lines.add(DETAIL + each));
    }

    private static String kind(Step step) {
        return switch (step) {
            case Step.Act _ -> "act";
            case Step.Await _ -> "await";
            case Step.Ask _ -> "ask";
            case Step.Watch _ -> "watch";
            case Step.Hold _ -> "hold";
            case Step.Sealed _ -> "sealed";
            case Step.FanOut out -> kind(out.parts().getFirst());
        };
    }

    private static List<String> detail(Step step) {
        return switch (step) {
            case Step.Act act -> act(act);
            case Step.Await await ->
                    List.of(
                            "%s on %s until %s, within %s, looking every %s"
                                    .formatted(
                                            await.verb(),
                                            await.on(),
                                            await.until(),
                                            Quantity.of(await.within()),
                                            Quantity.of(await.every())));
            case Step.Ask ask -> ask(ask);
            case Step.Watch watch ->
                    List.of(
                            "%s on %s every %s%s, to the end of the drill"
                                    .formatted(
                                            watch.kind(),
                                            watch.on(),
                                            Quantity.of(watch.every()),
                                            with(watch.with())));
            case Step.Hold hold ->
                    List.of("%s: %s".formatted(Quantity.of(hold.time()), hold.reason()));
            case Step.Sealed sealed ->
                    List.of(
                            "the envelope `%s`, opened when it is due, within %s"
                                    .formatted(sealed.name(), Quantity.of(sealed.limit())),
                            "SHA-256 " + sealed.hash());
            case Step.FanOut out -> fanOut(out);
        };
    }

    private static List<String> ask(Step.Ask ask) {
        List<String> all = new ArrayList<>();
        all.add(
                "%s: %s (%s, else %s)"
                        .formatted(
                                ask.role(),
                                ask.question(),
                                Quantity.of(ask.within()),
                                ask.otherwise().name().toLowerCase(Locale.ROOT)));
        if (ask.quorum().people() > 1 || ask.quorum().deputiesOnly()) {
            all.add(
                    "%d different people answer%s"
                            .formatted(
                                    ask.quorum().people(),
                                    ask.quorum().deputiesOnly() ? ", deputies only" : ""));
        }
        if (ask.quorum().passes() == Answer.NO) {
            all.add("no passes it, and yes ends the drill");
        }
        ask.shows()
                .forEach(look ->
                        all.add(
                                "shows %s on %s%s"
                                        .formatted(look.verb(), look.on(), with(look.with()))));
        return all;
    }

    private static List<String> fanOut(Step.FanOut out) {
        List<Step> parts = out.parts();
        if (parts.getFirst() instanceof Step.Ask) {
            return parts.stream().flatMap(part -> question(part).stream()).toList();
        }
        List<String> all = new ArrayList<>(detail(parts.getFirst()));
        List<String> others = parts.stream().skip(1).map(out::host).toList();
        if (!others.isEmpty()) {
            all.add("the same on " + Few.of(others));
        }
        Pace pace = out.pace();
        all.add(
                "%s, %d %s: %d at once%s, no further host after %s"
                        .formatted(
                                out.on(),
                                parts.size(),
                                out.noun(),
                                pace.atOnce(),
                                pace.canary() == 0 ? "" : ", first on " + pace.canary(),
                                pace.stopAfter() == 0
                                        ? "a failure"
                                        : "more than " + pace.stopAfter() + " failures"));
        return all;
    }

    private static List<String> question(Step part) {
        List<String> detail = detail(part);
        return Stream.concat(
                        Stream.of(part.id() + " " + detail.getFirst()), detail.stream().skip(1))
                .toList();
    }

    private static List<String> act(Step.Act act) {
        List<String> all = new ArrayList<>();
        all.add(
                "%s on %s%s, within %s%s"
                        .formatted(
                                act.verb(),
                                act.on(),
                                with(act.with()),
                                Quantity.of(act.limit()),
                                act.marks().map(mark -> ", marks `" + mark + "`").orElse("")));
        all.add(
                switch (act.undo()) {
                    case Undo.By by ->
                            "undo: %s on %s%s".formatted(by.verb(), by.on(), with(by.with()));
                    case Undo.None none -> "undo: none, " + none.reason();
                });
        act.expires().ifPresent(time -> all.add("expires by itself after " + Quantity.of(time)));
        return all;
    }

    private static String with(SortedMap<String, String> with) {
        return with.isEmpty() ? "" : " (" + pairs(with) + ")";
    }

    private static String pairs(SortedMap<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(", "));
    }

    private void objectives() {
        lines.add("");
        lines.add("Objectives");
        for (Objective objective : plan.objectives()) {
            lines.add("  " + objective);
        }
    }

    private void stops() {
        lines.add("");
        lines.add("Stops and goes back when");
        plan.stops()
                .looks()
                .forEach(each ->
                        lines.add(
                                "  %s, looked at every %s"
                                        .formatted(each, Quantity.of(each.every()))));
        if (plan.stops().overrun()) {
            lines.add("  a phase is over its budget");
        }
        lines.add("  somebody says so");
    }

    /** What the estate's own settings may not let be met; says so when there is nothing. */
    public static List<String> doubts(Plan plan) {
        List<String> all = new ArrayList<>();
        all.add("");
        if (plan.doubts().isEmpty()) {
            all.add("Nothing in the estate's settings stands in the way of an objective.");
            return all;
        }
        all.add("The estate's own settings stand in the way:");
        for (Doubt doubt : plan.doubts()) {
            all.add(
                    "  %s %s be met (best %s, worst %s): %s"
                            .formatted(
                                    doubt.objective(),
                                    doubt.certain() ? "cannot" : "may not",
                                    doubt.best(),
                                    doubt.worst(),
                                    doubt.why()));
            all.add("      the setting is " + doubt.setting());
        }
        return all;
    }

    /** What the outage to expect burns of the error budgets; nothing without a window. */
    public static List<String> burns(List<Burn> burns) {
        List<String> all = new ArrayList<>();
        if (!burns.isEmpty()) {
            all.add("What the injection is expected to burn:");
            burns.forEach(each -> all.add("  " + each));
        }
        return all;
    }

    private void settings() {
        if (plan.settings().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("Settings the estate runs with");
        plan.settings().forEach((name, value) -> lines.add("  %-44s %s".formatted(name, value)));
    }
}
