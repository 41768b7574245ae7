package io.drillmaster.connector;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The verbs of one connector and the hand that does each; refuses, before anything is touched, a
 * call that names what does not exist.
 */
public final class Repertoire {

    /** Does one checked call, or looks what became of it. */
    @FunctionalInterface
    public interface Hand {
        Outcome on(Call call);
    }

    private record Skill(Verb verb, Hand act, Hand look, Collection<String> names) {}

    private final String technology;
    private final Map<String, Skill> skills = new TreeMap<>();

    public Repertoire(String technology) {
        this.technology = technology;
    }

    /** Adds a verb that no look can settle, or that only reads and may simply be repeated. */
    public Repertoire can(Verb verb, Collection<String> names, Hand act) {
        boolean reads = verb.effect() == Effect.READS;
        return add(verb, names, act, reads ? act : Repertoire::untold);
    }

    /**
     * Adds a verb.
     *
     * @param names what the verb may be performed on
     * @param look finds out whether an earlier call, whose answer is missing, took hold
     */
    public Repertoire can(Verb verb, Collection<String> names, Hand act, Hand look) {
        return add(verb.with(Verb.Trait.SETTLES), names, act, look);
    }

    private Repertoire add(Verb verb, Collection<String> names, Hand act, Hand look) {
        if (!verb.name().startsWith(technology + ".")) {
            throw new IllegalArgumentException(verb.name() + " is not a verb of " + technology);
        }
        skills.put(verb.name(), new Skill(verb, act, look, List.copyOf(new TreeSet<>(names))));
        return this;
    }

    public List<Verb> verbs() {
        return skills.values().stream().map(Skill::verb).toList();
    }

    public Outcome perform(Call call) {
        Skill skill = skills.get(call.verb());
        return skill == null ? unknown(call) : checked(skill, skill.act(), call);
    }

    public Outcome settle(Call call) {
        Skill skill = skills.get(call.verb());
        return skill == null ? unknown(call) : checked(skill, skill.look(), call);
    }

    /** Does something else with a call that must be as whole as one that is performed. */
    public Outcome checked(Call call, Hand hand) {
        Skill skill = skills.get(call.verb());
        return skill == null ? unknown(call) : checked(skill, hand, call);
    }

    private Outcome.Refused unknown(Call call) {
        return new Outcome.Refused(
                "%s cannot do %s; it can do %s"
                        .formatted(technology, call.verb(), String.join(", ", skills.keySet())));
    }

    private static Outcome checked(Skill skill, Hand hand, Call call) {
        if (!skill.names().contains(call.on())) {
            return new Outcome.Refused(
                    "%s was asked of %s, which it does not know; it knows %s"
                            .formatted(
                                    call.verb(),
                                    call.on(),
                                    skill.names().isEmpty()
                                            ? "nothing of this kind"
                                            : String.join(", ", skill.names())));
        }
        for (Argument argument : skill.verb().arguments()) {
            if (argument.required() && call.with().getOrDefault(argument.name(), "").isBlank()) {
                return new Outcome.Refused(
                        "%s on %s needs %s, which is missing: %s"
                                .formatted(
                                        call.verb(),
                                        call.on(),
                                        argument.name(),
                                        argument.summary()));
            }
        }
        for (String given : call.with().keySet()) {
            if (skill.verb().arguments().stream().noneMatch(a -> a.name().equals(given))) {
                return new Outcome.Refused(
                        "%s takes no %s; it takes %s"
                                .formatted(call.verb(), given, taken(skill.verb())));
            }
        }
        return hand.on(call);
    }

    private static String taken(Verb verb) {
        return verb.arguments().isEmpty()
                ? "no arguments"
                : verb.arguments().stream().map(Argument::name).collect(Collectors.joining(", "));
    }

    private static Outcome untold(Call call) {
        return new Outcome.Unknown("no look can tell whether " + call.verb() + " took hold");
    }
}
