package io.drillmaster.house;

import java.lang.classfile.Annotation;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How tests are written, and how long a file may grow. */
final class Habits {

    static final int MOST_LINES = 300;
    static final int MOST_LINES_OF_A_METHOD = 40;

    private static final Pattern SENTENCE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+){2,}");
    private static final String JUNIT = "Lorg/junit/jupiter/";
    private static final Set<String> RUNS =
            Set.of("Test;", "ParameterizedTest;", "RepeatedTest;", "TestFactory;");

    /** Put together here, so that this file does not break its own rule. */
    private static final Pattern PUT_OFF =
            Pattern.compile("\\b(%s|%s|%s)\\b".formatted("TO" + "DO", "FIX" + "ME", "X" + "XX"));

    private Habits() {}

    static List<MethodModel> tests(List<ClassModel> classes) {
        return classes.stream()
                .flatMap(model -> model.methods().stream())
                .filter(Habits::isTest)
                .toList();
    }

    static List<Breach> checkTests(List<ClassModel> classes) {
        List<Breach> breaches = new ArrayList<>();
        for (ClassModel model : classes) {
            String where = House.name(model);
            if (Uses.members(model).stream().anyMatch(Habits::sleeps)) {
                breaches.add(new Breach(where, "sleeps", "wait for the condition, with a bound"));
            }
            if (annotations(model).contains(JUNIT + "api/Disabled;")) {
                breaches.add(new Breach(where, "is disabled", "mend the test, or take it out"));
            }
            model.methods().forEach(method -> breaches.addAll(checkTest(where, method)));
        }
        return breaches;
    }

    static List<Breach> checkMethods(List<ClassModel> classes) {
        List<Breach> breaches = new ArrayList<>();
        for (ClassModel model : classes) {
            // What the compiler makes of a switch over an enum is nobody's method.
            if (model.flags().has(AccessFlag.SYNTHETIC)) {
                continue;
            }
            for (MethodModel method : model.methods()) {
                int lines = lines(method);
                if (lines > MOST_LINES_OF_A_METHOD) {
                    breaches.add(
                            new Breach(
                                    House.name(model) + "." + method.methodName().stringValue(),
                                    "spans " + lines + " lines",
                                    "split it; " + MOST_LINES_OF_A_METHOD + " are enough"));
                }
            }
        }
        return breaches;
    }

    static List<Breach> checkFile(Path file, String text) {
        List<String> lines = text.lines().toList();
        List<Breach> breaches = new ArrayList<>();
        if (lines.size() > MOST_LINES) {
            breaches.add(
                    new Breach(
                            file.toString(),
                            "has " + lines.size() + " lines",
                            "a file holds one concept in at most " + MOST_LINES + "; split it"));
        }
        IntStream.range(0, lines.size())
                .filter(i -> PUT_OFF.matcher(lines.get(i)).find())
                .mapToObj(i ->
                        new Breach(
                                file + ":" + (i + 1),
                                "puts something off",
                                "do it now, or open an issue"))
                .forEach(breaches::add);
        return breaches;
    }

    private static List<Breach> checkTest(String where, MethodModel method) {
        String name = method.methodName().stringValue();
        List<Breach> breaches = new ArrayList<>();
        if (isTest(method) && !SENTENCE.matcher(name).matches()) {
            breaches.add(
                    new Breach(
                            where + "." + name,
                            "is not a sentence",
                            "state the promise, like looking_too_seldom_is_unproven"));
        }
        if (annotations(method).contains(JUNIT + "api/Disabled;")) {
            breaches.add(
                    new Breach(where + "." + name, "is disabled", "mend the test, or take it out"));
        }
        return breaches;
    }

    private static boolean sleeps(String member) {
        return member.startsWith("java/lang/Thread.sleep")
                || member.startsWith("java/util/concurrent/TimeUnit.sleep");
    }

    private static boolean isTest(MethodModel method) {
        return annotations(method).stream()
                .filter(name -> name.startsWith(JUNIT))
                .anyMatch(name -> RUNS.contains(name.substring(name.lastIndexOf('/') + 1)));
    }

    /** From its first statement to its last, as the compiler numbered them. */
    private static int lines(MethodModel method) {
        var numbers =
                method.findAttribute(Attributes.code()).stream()
                        .flatMap(code -> code.findAttributes(Attributes.lineNumberTable()).stream())
                        .flatMap(table -> table.lineNumbers().stream())
                        .mapToInt(line -> line.lineNumber())
                        .summaryStatistics();
        return numbers.getCount() == 0 ? 0 : numbers.getMax() - numbers.getMin() + 1;
    }

    private static Set<String> annotations(MethodModel method) {
        return method.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(found -> found.annotations().stream())
                .map(Habits::named)
                .collect(Collectors.toSet());
    }

    private static Set<String> annotations(ClassModel model) {
        return model.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(found -> found.annotations().stream())
                .map(Habits::named)
                .collect(Collectors.toSet());
    }

    private static String named(Annotation annotation) {
        return annotation.className().stringValue();
    }
}
