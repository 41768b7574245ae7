package io.drillmaster.app.cli;

import io.drillmaster.app.desk.Choice;
import io.drillmaster.app.settings.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options that bind a runbook to an occasion. */
final class PlanOptions {

    @Option(
            names = "--with",
            paramLabel = "NAME=VALUE",
            description = "A value of the runbook's parameters; may be repeated.")
    private List<String> with = List.of();

    @Option(names = "--estate", paramLabel = "FILE", description = "The estate to drill.")
    private Optional<Path> estate = Optional.empty();

    @Option(
            names = "--lab",
            paramLabel = "NAME",
            description = "The lab to drill; the only one that is up, if not given.")
    private Optional<String> lab = Optional.empty();

    @Option(
            names = "--as",
            paramLabel = "ROLE=PERSON[,PERSON...]",
            description =
                    "Who holds a role, and after as many as it needs, who are deputies; may be"
                            + " repeated.")
    private List<String> crew = List.of();

    @Option(
            names = "--sealed",
            paramLabel = "FOLDER",
            description =
                    "Where the runbook's envelopes lie; the folder `sealed` beside it, if not"
                            + " given.")
    private Optional<Path> sealed = Optional.empty();

    @Option(
            names = "--unattended",
            description = "Stand-ins answer for every role nobody was named for.")
    private boolean unattended;

    Choice choice(String runbook) {
        Map<String, String> values = new TreeMap<>();
        for (String each : with) {
            Map.Entry<String, String> pair = pair("--with", each, "injection=power");
            values.put(pair.getKey(), pair.getValue());
        }
        Map<String, List<String>> people = new TreeMap<>();
        for (String each : crew) {
            Map.Entry<String, String> pair = pair("--as", each, "operations=Ada");
            people.computeIfAbsent(pair.getKey(), _ -> new ArrayList<>())
                    .addAll(names(each, pair.getValue()));
        }
        return new Choice(runbook, values, estate, lab, people, sealed, unattended);
    }

    private static List<String> names(String given, String list) {
        List<String> names = Stream.of(list.split(",", -1)).map(String::strip).toList();
        if (names.contains("")) {
            throw Refusal.usage(
                    "--as %s names nobody between two commas; write --as operations=Ada,Bob."
                            .formatted(given));
        }
        return names;
    }

    static Map.Entry<String, String> pair(String option, String text, String example) {
        int sign = text.indexOf('=');
        if (sign <= 0 || sign == text.length() - 1) {
            throw Refusal.usage(
                    "%s takes NAME=VALUE, such as %s %s; it was given `%s`."
                            .formatted(option, option, example, text));
        }
        return Map.entry(text.substring(0, sign).strip(), text.substring(sign + 1).strip());
    }
}
