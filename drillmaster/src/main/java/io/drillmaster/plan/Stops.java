package io.drillmaster.plan;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.Effect;
import io.drillmaster.connector.Verb;
import io.drillmaster.runbook.Comparator;
import io.drillmaster.runbook.Comparison;
import io.drillmaster.runbook.Condition;
import io.drillmaster.runbook.NamedStop;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.Stop;
import io.drillmaster.runbook.StopList;
import io.drillmaster.runbook.StopRules;
import io.drillmaster.runbook.Suggestion;
import io.drillmaster.runbook.Verbs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes looks at one estate of the stop conditions that a runbook and the estate write down. */
final class Stops {

    /** Five looks without an answer in a row are a host that is lost, and fewer are a hiccup. */
    private static final Duration HOSTS_EVERY = Duration.ofSeconds(2);

    /** Asking members takes longer while their quorum has no leader, which is no second failure. */
    private static final Duration MEMBERS_EVERY = Duration.ofSeconds(5);

    private final Estate estate;
    private final Survey survey;
    private final Verbs verbs;
    private final Binding binding;
    private final List<String> reasons;

    /** Reasons why something cannot be looked at are added to the list. */
    Stops(Estate estate, Survey survey, Verbs verbs, Binding binding, List<String> reasons) {
        this.estate = estate;
        this.survey = survey;
        this.verbs = verbs;
        this.binding = binding;
        this.reasons = reasons;
    }

    StopRules of(StopList written, List<Phase> phases) {
        List<Stop> looks = new ArrayList<>();
        for (Stop stop : written.looks()) {
            check(stop);
            looks.add(binding.bind(stop));
        }
        for (NamedStop named : NamedStop.values()) {
            if (written.named().contains(named)) {
                looks.addAll(spelledOut(named, phases));
            }
        }
        return new StopRules(looks, written.named().contains(NamedStop.OVERRUN));
    }

    private List<Stop> spelledOut(NamedStop named, List<Phase> phases) {
        return switch (named) {
            case OVERRUN -> List.of();
            case MARKET_OPENED -> markets();
            case SECOND_FAILURE -> others(touched(phases));
        };
    }

    /** A market that traded when the plan was made does not open any more. */
    private List<Stop> markets() {
        return estate.markets().keySet().stream()
                .filter(market ->
                        !survey.of("market.session", market)
                                .flatMap(facts -> facts.get("trading"))
                                .equals(Optional.of("yes")))
                .map(market ->
                        Stop.of(
                                when("trading", Comparator.EQUAL, "yes"),
                                "market.session",
                                market,
                                Duration.ofSeconds(1)))
                .toList();
    }

    private static Set<String> touched(List<Phase> phases) {
        return phases.stream()
                .flatMap(phase -> phase.steps().stream())
                .flatMap(step -> step.parts().stream())
                .filter(Step.Act.class::isInstance)
                .map(step -> ((Step.Act) step).on())
                .collect(Collectors.toSet());
    }

    /** Hosts that no act touches stay in reach, and no more members go than are touched. */
    private List<Stop> others(Set<String> touched) {
        Stream<Stop> hosts =
                estate.hosts().keySet().stream()
                        .filter(host -> !touched.contains(host))
                        .map(host ->
                                Stop.of(
                                        when("reachable", Comparator.OTHER_THAN, "yes"),
                                        "ssh.reach",
                                        host,
                                        HOSTS_EVERY));
        Stream<Stop> databases =
                estate.databases().values().stream().map(each -> members(each, touched));
        return Stream.concat(hosts, databases).toList();
    }

    private static Stop members(Estate.Database database, Set<String> touched) {
        long lost = database.members().stream().filter(touched::contains).count();
        long left = database.members().size() - Math.max(1, lost);
        return Stop.of(
                when("members", Comparator.BELOW, String.valueOf(left)),
                "patroni.cluster",
                database.name(),
                MEMBERS_EVERY);
    }

    private static Condition when(String fact, Comparator comparator, String value) {
        return new Condition(List.of(new Comparison(fact, comparator, value)));
    }

    /** What lint tells of a runbook, and nobody could tell of an estate by itself. */
    private void check(Stop stop) {
        Optional<Verb> verb = verbs.act(stop.verb()).filter(each -> each.effect() == Effect.READS);
        String at = "the stop condition `" + stop + "`";
        if (verb.isEmpty()) {
            List<String> looking =
                    verbs.acts().stream()
                            .filter(each -> each.effect() == Effect.READS)
                            .map(Verb::name)
                            .toList();
            reasons.add(
                    "%s: `%s` is no verb that looks; %s"
                            .formatted(at, stop.verb(), Suggestion.of(stop.verb(), looking)));
        } else {
            check(stop, verb.get(), at);
        }
    }

    private void check(Stop stop, Verb verb, String at) {
        stop.when().all().stream()
                .map(Comparison::fact)
                .filter(fact -> !verb.tells(fact))
                .forEach(fact ->
                        reasons.add(
                                "%s: `%s` tells no `%s`; %s"
                                        .formatted(
                                                at,
                                                verb.name(),
                                                fact,
                                                Suggestion.of(fact, verb.facts()))));
        List<String> known = verb.arguments().stream().map(Argument::name).toList();
        verb.arguments().stream()
                .filter(each -> each.required() && !stop.with().containsKey(each.name()))
                .forEach(each ->
                        reasons.add(
                                "%s: `%s` needs `%s`; write `with %s=...`"
                                        .formatted(at, verb.name(), each.name(), each.name())));
        stop.with().keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name ->
                        reasons.add(
                                "%s: `%s` takes no `%s`; %s"
                                        .formatted(
                                                at,
                                                verb.name(),
                                                name,
                                                Suggestion.of(name, known))));
    }
}
