package io.drillmaster.plan;

import io.drillmaster.connector.Verb;
import io.drillmaster.runbook.Comparison;
import io.drillmaster.runbook.Condition;
import io.drillmaster.runbook.Look;
import io.drillmaster.runbook.Pace;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.Stop;
import io.drillmaster.runbook.Suggestion;
import io.drillmaster.runbook.Undo;
import io.drillmaster.runbook.Verbs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the real names of one estate and one occasion into the steps of a runbook. */
final class Binding {

    private static final Pattern LEADER = Pattern.compile("leader of (\\S+)");
    private static final Pattern VALUE = Pattern.compile("\\$\\{([^}]*)\\}");

    private final Estate estate;
    private final Crew crew;
    private final Map<String, String> parameters;
    private final Survey survey;
    private final Verbs verbs;
    private final List<String> reasons;

    /** Reasons why something cannot be bound are added to the list. */
    Binding(
            Estate estate,
            Crew crew,
            Map<String, String> parameters,
            Survey survey,
            Verbs verbs,
            List<String> reasons) {
        this.estate = estate;
        this.crew = crew;
        this.parameters = parameters;
        this.survey = survey;
        this.verbs = verbs;
        this.reasons = reasons;
    }

    /** A fan-out over the hosts of a group; of any other step, itself. */
    Step spread(Step step) {
        return switch (step) {
            case Step.Act act -> spread(act, act.on(), act.pace(), act::onHost);
            case Step.Await await -> spread(await, await.on(), await.pace(), await::onHost);
            case Step.Ask _, Step.Watch _, Step.Hold _, Step.FanOut _, Step.Sealed _ -> step;
        };
    }

    private Step spread(Step step, String on, Optional<Pace> pace, Function<String, Step> onHost) {
        Optional<Group> group = Group.of(estate, on);
        if (group.isEmpty() || pace.isEmpty()) {
            return step;
        }
        List<String> hosts = group.get().hosts(at(step), reasons::add);
        return new Step.FanOut(
                step.id(),
                step.title(),
                Optional.empty(),
                on,
                pace.get(),
                hosts.stream().map(onHost).toList());
    }

    private static String at(Step step) {
        return "step " + step.id() + " (" + step.title() + ")";
    }

    Step bind(Step step) {
        String at = at(step);
        return switch (step) {
            case Step.Act act -> act(act, at);
            case Step.Await await ->
                    new Step.Await(
                            await.id(),
                            await.title(),
                            Optional.empty(),
                            await.verb(),
                            target(await.on(), verbs.act(await.verb()), at),
                            values(await.with(), at),
                            condition(await.until(), at),
                            await.every(),
                            await.within(),
                            await.marks(),
                            await.check());
            case Step.Ask ask -> ask(ask, at);
            case Step.Watch watch -> watch(watch, at);
            case Step.Hold hold ->
                    new Step.Hold(
                            hold.id(), hold.title(), Optional.empty(), hold.time(), hold.reason());
            case Step.Sealed sealed -> sealed(sealed);
            case Step.FanOut out ->
                    new Step.FanOut(
                            out.id(),
                            out.title(),
                            Optional.empty(),
                            out.on(),
                            out.pace(),
                            out.parts().stream().map(this::bind).toList());
        };
    }

    private Step.Sealed sealed(Step.Sealed sealed) {
        return new Step.Sealed(
                sealed.id(),
                sealed.title(),
                Optional.empty(),
                sealed.name(),
                sealed.limit(),
                sealed.hash(),
                sealed.parts().stream().map(this::bind).toList());
    }

    Stop bind(Stop stop) {
        String at = "the stop condition `" + stop + "`";
        return new Stop(
                condition(stop.when(), at),
                stop.verb(),
                target(stop.on(), verbs.act(stop.verb()), at),
                values(stop.with(), at),
                stop.every(),
                stop.lasting());
    }

    private Step.Ask ask(Step.Ask ask, String at) {
        return new Step.Ask(
                ask.id(),
                ask.title(),
                Optional.empty(),
                ask.role(),
                value(ask.question(), at),
                ask.within(),
                ask.otherwise(),
                ask.fourEyes(),
                ask.marks(),
                ask.quorum(),
                ask.shows().stream().map(look -> look(look, at)).toList(),
                ask.about());
    }

    private Look look(Look look, String at) {
        return new Look(
                look.verb(),
                target(look.on(), verbs.act(look.verb()), at),
                values(look.with(), at));
    }

    private Step.Watch watch(Step.Watch watch, String at) {
        if (estate.vantage().isEmpty()) {
            reasons.add(
                    at
                            + " watches as a client does, and the estate does not say from which"
                            + " host; add `vantage:` to it");
        }
        return new Step.Watch(
                watch.id(),
                watch.title(),
                Optional.empty(),
                watch.kind(),
                target(watch.on(), verbs.watch(watch.kind()), at),
                values(watch.with(), at),
                watch.every());
    }

    private Step.Act act(Step.Act act, String at) {
        return new Step.Act(
                act.id(),
                act.title(),
                Optional.empty(),
                act.verb(),
                target(act.on(), verbs.act(act.verb()), at),
                values(act.with(), at),
                act.limit(),
                act.marks(),
                act.expires(),
                undo(act.undo(), at));
    }

    private Undo undo(Undo undo, String at) {
        return switch (undo) {
            case Undo.None none -> none;
            case Undo.By by ->
                    new Undo.By(
                            by.verb(),
                            target(by.on(), verbs.act(by.verb()), "the undo of " + at),
                            values(by.with(), at),
                            by.limit());
        };
    }

    private Condition condition(Condition condition, String at) {
        return new Condition(
                condition.all().stream()
                        .map(each ->
                                new Comparison(
                                        each.fact(), each.comparator(), value(each.value(), at)))
                        .toList());
    }

    private SortedMap<String, String> values(SortedMap<String, String> with, String at) {
        SortedMap<String, String> bound = new TreeMap<>();
        with.forEach((name, text) -> bound.put(name, value(text, at)));
        return bound;
    }

    private String value(String text, String at) {
        Matcher matcher = VALUE.matcher(text);
        StringBuilder bound = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(
                    bound, Matcher.quoteReplacement(lookUp(matcher.group(1).strip(), at)));
        }
        matcher.appendTail(bound);
        return bound.toString();
    }

    private String lookUp(String name, String at) {
        Matcher leader = LEADER.matcher(name);
        if (leader.matches()) {
            return leader(leader.group(1), at);
        }
        Optional<String> found =
                Optional.ofNullable(parameters.get(name))
                        .or(() ->
                                name.startsWith("crew.")
                                        ? crew.first(name.substring(5))
                                        : Optional.empty());
        if (found.isEmpty()) {
            reasons.add(
                    at
                            + " uses ${"
                            + name
                            + "}, which is nothing; use a parameter, ${crew.ROLE} or ${leader of"
                            + " NAME}");
        }
        return found.orElse("?");
    }

    private String target(String written, Optional<Verb> verb, String at) {
        Matcher matcher = LEADER.matcher(written);
        String name = matcher.matches() ? leader(matcher.group(1), at) : value(written, at);
        verb.flatMap(each -> Targets.unfit(estate, name, each))
                .ifPresent(why -> reasons.add(at + ": " + why));
        return name;
    }

    /** Of a database, or of the gateways of a venue. */
    private String leader(String name, String at) {
        SortedSet<String> led = new TreeSet<>(estate.databases().keySet());
        Set<String> venues = estate.services(ServiceKind.FIX).keySet();
        led.addAll(venues);
        if (!led.contains(name)) {
            reasons.add(
                    at
                            + " speaks of the leader of `"
                            + name
                            + "`, and the estate has no such database or FIX gateways; "
                            + Suggestion.of(name, led));
            return "?";
        }
        Optional<String> leader =
                venues.contains(name)
                        ? Questions.leader(estate, survey)
                        : survey.of("patroni.cluster", name)
                                .flatMap(facts -> facts.get("leader"))
                                .filter(each -> estate.hosts().containsKey(each));
        if (leader.isEmpty()) {
            reasons.add(
                    at
                            + " needs to know who leads "
                            + name
                            + ", and nobody does now; mend the cluster first");
        }
        return leader.orElse("?");
    }
}
