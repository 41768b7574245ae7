package io.drillmaster.evidence;

import io.drillmaster.evidence.Page.Pair;
import io.drillmaster.plan.Crew;
import io.drillmaster.plan.MasterList;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Objective;
import io.drillmaster.runbook.Phase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was exercised, when, by whom and with which scenario. */
final class ExerciseOverview {

    private static final String FOR_PEOPLE = "(for people to name)";
    private static final String LEADS = "drill-master";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private ExerciseOverview() {}

    static List<Pair> of(Drill drill) {
        Plan plan = drill.plan();
        List<Pair> all = new ArrayList<>();
        all.add(new Pair("Exercise name", plan.title() + " (" + drill.id() + ")"));
        all.add(new Pair("Exercise dates", dates(drill)));
        all.add(
                new Pair(
                        "Scope",
                        "%s, %s, in %d phases: %s"
                                .formatted(
                                        plan.estate(),
                                        Names.of(plan.kind()),
                                        plan.phases().size(),
                                        joined(
                                                plan.phases().stream()
                                                        .map(Phase::title)
                                                        .toList()))));
        all.add(new Pair("Mission areas", FOR_PEOPLE));
        all.add(new Pair("Capabilities", capabilities(plan)));
        all.add(
                new Pair(
                        "Objectives",
                        joined(plan.objectives().stream().map(Objective::toString).toList())));
        all.add(new Pair("Threat or hazard", threat(plan)));
        all.add(new Pair("Scenario", scenario(plan)));
        all.add(new Pair("Sponsor", FOR_PEOPLE));
        all.add(new Pair("Participants", participants(plan.crew())));
        all.add(new Pair("Point of contact", names(plan.crew().people(LEADS))));
        return all;
    }

    private static String dates(Drill drill) {
        Instant from = drill.entries().getFirst().at().wall();
        Instant to = drill.entries().getLast().at().wall();
        return TIME.format(from) + " to " + TIME.format(to);
    }

    private static String capabilities(Plan plan) {
        List<String> all =
                plan.objectives().stream()
                        .flatMap(each -> each.capability().stream())
                        .distinct()
                        .toList();
        return all.isEmpty() ? "the runbook names none" : joined(all);
    }

    private static String threat(Plan plan) {
        return plan.injection()
                .map(each ->
                        "%s on %s (%s)"
                                .formatted(each.verb(), each.on(), Names.of(each.fidelity())))
                .orElse("the runbook injects none");
    }

    private static String scenario(Plan plan) {
        List<MasterList.Listed> events = MasterList.of(plan);
        return events.isEmpty()
                ? "the runbook lists no events"
                : events.stream()
                        .map(each -> each.number() + ". " + each.event())
                        .collect(Collectors.joining("; "));
    }

    private static String participants(Crew crew) {
        return crew.roles().keySet().stream()
                .map(role -> role + ": " + names(crew.people(role)))
                .collect(Collectors.joining("; "));
    }

    private static String names(List<String> people) {
        return people.isEmpty() ? "nobody, stand-ins answered" : String.join(", ", people);
    }

    private static String joined(List<String> all) {
        return String.join(", ", all);
    }
}
