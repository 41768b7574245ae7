package io.drillmaster.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who holds which role in one drill, and who may speak for them.
 *
 * @param roles as many of each role as the runbook requires
 * @param deputies whoever was named beyond that
 * @param standIns true when the people are stand-ins of an unattended run
 */
public record Crew(
        SortedMap<String, List<String>> roles,
        SortedMap<String, List<String>> deputies,
        boolean standIns) {

    /** What a stand-in is called, so that nobody takes it for a person. */
    private static final String STAND_IN = "stand-in";

    public Crew {
        roles = Collections.unmodifiableSortedMap(new TreeMap<>(roles));
        deputies = Collections.unmodifiableSortedMap(new TreeMap<>(deputies));
    }

    /** A crew as it was named: who of it is a deputy depends on the runbook. */
    public Crew(SortedMap<String, List<String>> roles, boolean standIns) {
        this(roles, new TreeMap<>(), standIns);
    }

    /** The name of one of several stand-ins, counted from 1. */
    public static String standIn(int number) {
        return number == 1 ? STAND_IN : STAND_IN + " " + number;
    }

    public static boolean isStandIn(String name) {
        return name.equals(STAND_IN) || name.matches(STAND_IN + " \\d+");
    }

    /** True when no role is held by a person. */
    public boolean noPersons() {
        return standIns && roles.values().stream().flatMap(List::stream).allMatch(Crew::isStandIn);
    }

    /** The same people; those beyond what each role requires are its deputies. */
    Crew forRoles(Map<String, Integer> required) {
        SortedMap<String, List<String>> holders = new TreeMap<>();
        SortedMap<String, List<String>> others = new TreeMap<>();
        roles.forEach((role, names) -> {
            int many = Math.min(names.size(), required.getOrDefault(role, names.size()));
            holders.put(role, List.copyOf(names.subList(0, many)));
            if (many < names.size()) {
                others.put(role, List.copyOf(names.subList(many, names.size())));
            }
        });
        return new Crew(holders, others, standIns);
    }

    /** Those of a role who are people. */
    public List<String> people(String role) {
        return holders(role).stream().filter(name -> !isStandIn(name)).toList();
    }

    public Optional<String> first(String role) {
        return holders(role).stream().findFirst();
    }

    public List<String> holders(String role) {
        return roles.getOrDefault(role, List.of());
    }

    /** Those who may speak for a role that they do not hold. */
    public List<String> deputies(String role) {
        return deputies.getOrDefault(role, List.of());
    }

    /** Everybody of a role, those who hold it first. */
    public List<String> all(String role) {
        List<String> all = new ArrayList<>(holders(role));
        all.addAll(deputies(role));
        return all;
    }

    /** Who may answer as a role; a stand-in is its own deputy, for it is nobody anyway. */
    public List<String> mayAnswer(String role, boolean deputiesOnly) {
        List<String> may = new ArrayList<>(holders(role));
        may.removeIf(name -> deputiesOnly && !isStandIn(name));
        may.addAll(deputies(role));
        return may;
    }
}
