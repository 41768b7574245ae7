package io.drillmaster.house;

import java.lang.classfile.Annotation;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** How packages are named, marked and tied to each other. */
final class Packages {

    static final Set<String> SAY_NOTHING =
            Set.of("common", "util", "utils", "helper", "model", "core", "service", "impl", "dto");

    private Packages() {}

    static SortedSet<String> all(List<ClassModel> classes) {
        SortedSet<String> names = new TreeSet<>();
        classes.forEach(model -> names.add(House.packageOf(House.name(model))));
        return names;
    }

    static List<Breach> checkNames(List<ClassModel> classes) {
        return all(classes).stream()
                .filter(name -> Arrays.stream(name.split("/")).anyMatch(SAY_NOTHING::contains))
                .map(name ->
                        new Breach(
                                name,
                                "is a package whose name says nothing",
                                "a type that two rooms need lives in the earlier one"))
                .toList();
    }

    static List<Breach> checkNullMarked(List<ClassModel> classes) {
        SortedSet<String> unmarked = all(classes);
        for (ClassModel model : classes) {
            if (House.name(model).endsWith("/package-info") && isNullMarked(model)) {
                unmarked.remove(House.packageOf(House.name(model)));
            }
        }
        return unmarked.stream()
                .map(name ->
                        new Breach(
                                name,
                                "is a package where null is not looked for",
                                "give it a package-info.java with @NullMarked"))
                .toList();
    }

    static List<Breach> checkCycles(List<ClassModel> classes) {
        Map<String, Set<String>> uses = uses(classes);
        Set<String> told = new TreeSet<>();
        List<Breach> breaches = new ArrayList<>();
        for (String start : uses.keySet()) {
            if (told.contains(start)) {
                continue;
            }
            wayBack(uses, start)
                    .ifPresent(way -> {
                        told.addAll(way);
                        breaches.add(circle(way));
                    });
        }
        return breaches;
    }

    private static Breach circle(List<String> way) {
        return new Breach(
                way.getFirst(),
                "is in a circle of packages, " + String.join(" -> ", way),
                "move the type that closes the circle to the package that is used");
    }

    private static Map<String, Set<String>> uses(List<ClassModel> classes) {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (ClassModel model : classes) {
            String from = House.packageOf(House.name(model));
            Set<String> targets = uses.computeIfAbsent(from, _ -> new TreeSet<>());
            Uses.ofTheHouse(model).stream()
                    .map(House::packageOf)
                    .filter(to -> !to.equals(from))
                    .forEach(targets::add);
        }
        return uses;
    }

    /** The shortest way from a package over others back to itself. */
    private static Optional<List<String>> wayBack(Map<String, Set<String>> uses, String start) {
        Set<String> seen = new TreeSet<>();
        List<List<String>> ways = new ArrayList<>(List.of(List.of(start)));
        for (int next = 0; next < ways.size(); next++) {
            List<String> way = ways.get(next);
            for (String to : uses.getOrDefault(way.getLast(), Set.of())) {
                List<String> longer = new ArrayList<>(way);
                longer.add(to);
                if (to.equals(start)) {
                    return Optional.of(longer);
                }
                if (seen.add(to)) {
                    ways.add(longer);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isNullMarked(ClassModel info) {
        return info.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(found -> found.annotations().stream())
                .map(Annotation::className)
                .anyMatch(name -> name.equalsString("Lorg/jspecify/annotations/NullMarked;"));
    }
}
