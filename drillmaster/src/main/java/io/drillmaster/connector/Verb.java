package io.drillmaster.connector;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One thing a connector can do, described well enough to check a runbook without touching a host.
 *
 * @param name technology and deed, such as {@code patroni.switchover}
 * @param fidelity how like a disaster it is, for verbs that inject one
 * @param facts names of the facts its Done outcome carries, for conditions to use; one that ends
 *     with a colon is a family with a fact for each thing of a kind
 * @param traits what else its connector can do about a call of it
 */
public record Verb(
        String name,
        Effect effect,
        TargetKind target,
        Optional<Fidelity> fidelity,
        List<Argument> arguments,
        List<String> facts,
        String summary,
        Set<Trait> traits) {

    /** What a connector can do about a call beside performing it. */
    public enum Trait {
        /** Its fault can be armed to end by itself on its target; see {@link Expires}. */
        EXPIRES,
        /**
         * A look can tell whether a call took hold whose answer is missing; see {@link Settles}.
         */
        SETTLES,
        /**
         * A second call does no more than the first: where a look finds that one whose coordinator
         * died did nothing, it may be made again.
         */
        REPEATABLE
    }

    public Verb {
        traits = Set.copyOf(traits);
        arguments = List.copyOf(arguments);
        facts = List.copyOf(facts);
    }

    /** A verb that only looks. */
    public static Verb reads(String name, TargetKind target, List<String> facts, String summary) {
        return new Verb(
                name, Effect.READS, target, Optional.empty(), List.of(), facts, summary, Set.of());
    }

    /** A verb that changes the estate and injects no fault. */
    public static Verb changes(String name, TargetKind target, String summary) {
        return does(Effect.CHANGES, name, target, summary);
    }

    /** A verb after which something is gone that nobody brings back, and that injects no fault. */
    public static Verb destroys(String name, TargetKind target, String summary) {
        return does(Effect.DESTROYS, name, target, summary);
    }

    private static Verb does(Effect effect, String name, TargetKind target, String summary) {
        return new Verb(
                name, effect, target, Optional.empty(), List.of(), List.of(), summary, Set.of());
    }

    /** A verb that injects a fault of the given fidelity. */
    public static Verb injects(
            String name, Effect effect, TargetKind target, Fidelity fidelity, String summary) {
        return new Verb(
                name,
                effect,
                target,
                Optional.of(fidelity),
                List.of(),
                List.of(),
                summary,
                Set.of());
    }

    /** True if a look may find this fact; a name that ends with a colon stands for a family. */
    public boolean tells(String fact) {
        return facts.stream()
                .anyMatch(
                        each -> each.equals(fact) || (each.endsWith(":") && fact.startsWith(each)));
    }

    public Verb taking(Argument... taken) {
        return new Verb(name, effect, target, fidelity, List.of(taken), facts, summary, traits);
    }

    public Verb telling(String... told) {
        return new Verb(name, effect, target, fidelity, arguments, List.of(told), summary, traits);
    }

    /** The same verb, whose fault can be armed to end by itself; see {@link Expires}. */
    public Verb expiring() {
        return with(Trait.EXPIRES);
    }

    /** True when its fault can be armed to end by itself on its target. */
    public boolean expires() {
        return traits.contains(Trait.EXPIRES);
    }

    /** The same verb, of which a second call does no more than the first. */
    public Verb repeatable() {
        return with(Trait.REPEATABLE);
    }

    Verb with(Trait trait) {
        Set<Trait> more = new TreeSet<>(traits);
        more.add(trait);
        return new Verb(name, effect, target, fidelity, arguments, facts, summary, more);
    }
}
