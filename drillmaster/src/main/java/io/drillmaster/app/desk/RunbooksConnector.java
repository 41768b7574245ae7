package io.drillmaster.app.desk;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.Connectors;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Performer;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import io.drillmaster.engine.Time;
import io.drillmaster.plan.Crew;
import io.drillmaster.plan.Estate;
import io.drillmaster.plan.Planner;
import io.drillmaster.plan.Planning;
import io.drillmaster.plan.Questions;
import io.drillmaster.plan.Survey;
import io.drillmaster.runbook.Parameter;
import io.drillmaster.runbook.Parts;
import io.drillmaster.runbook.Reading;
import io.drillmaster.runbook.Runbook;
import io.drillmaster.runbook.RunbookReader;
import io.drillmaster.runbook.Verbs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Looks whether the runbooks that are shipped are whole, and whether they fit this estate. */
public final class RunbooksConnector implements Performer {

    private final Path folder;
    private final Estate estate;
    private final Supplier<Verbs> verbs;
    private final Supplier<Survey> survey;
    private final Repertoire repertoire;

    /**
     * @param folder where the runbooks are
     * @param hands ask the estate what is asked before a plan is made
     */
    public RunbooksConnector(
            Path folder, Estate estate, Supplier<Verbs> verbs, List<Connector> hands, Time time) {
        this.folder = folder;
        this.estate = estate;
        this.verbs = verbs;
        this.survey = () -> new Surveyor(new Connectors(hands), time).ask(Questions.of(estate));
        this.repertoire =
                new Repertoire("runbooks")
                        .can(
                                Verb.reads(
                                        "runbooks.match",
                                        TargetKind.ESTATE,
                                        List.of("runbooks", "unsound", "unmatched", "told"),
                                        "Reads every runbook of the catalogue, and makes a plan of"
                                                + " it for each of its choices on this estate; acts"
                                                + " on none."),
                                List.of(Estate.ITSELF),
                                this::match);
    }

    @Override
    public Repertoire repertoire() {
        return repertoire;
    }

    private Outcome match(Call call) {
        List<String> told = new ArrayList<>();
        int unsound = 0;
        int unmatched = 0;
        try {
            Verbs words = verbs.get();
            Survey answers = survey.get();
            List<Path> files = files();
            Parts parts = PartFolders.read(folder);
            for (Path file : files) {
                Reading reading =
                        RunbookReader.read(file.toString(), Files.readString(file), words, parts);
                List<String> reasons =
                        switch (reading) {
                            case Reading.Bad bad -> {
                                unsound++;
                                yield List.of(bad.problems().getFirst().toString());
                            }
                            case Reading.Good good -> reasons(good.runbook(), answers, words);
                        };
                unmatched += reading instanceof Reading.Good && !reasons.isEmpty() ? 1 : 0;
                reasons.forEach(why -> told.add(file.getFileName() + ": " + why));
            }
            return new Outcome.Done(facts(files.size(), unsound, unmatched, told));
        } catch (IOException | UncheckedIOException e) {
            return new Outcome.Refused(
                    "%s: the runbooks in %s cannot be read: %s".formatted(call.verb(), folder, e));
        }
    }

    private static Facts facts(int all, int unsound, int unmatched, List<String> told) {
        return Facts.of(
                Map.of(
                        "runbooks", String.valueOf(all),
                        "unsound", String.valueOf(unsound),
                        "unmatched", String.valueOf(unmatched),
                        "told", told.isEmpty() ? "none" : String.join("; ", told)));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
    }

    /** Why no plan can be made of it, for the first choice for which none can. */
    private List<String> reasons(Runbook runbook, Survey answers, Verbs words) {
        // Nothing is done with the plan, so that its digest is of no interest.
        Planner planner = new Planner(words, _ -> "");
        for (Map<String, String> choices : choices(runbook)) {
            if (planner.plan(runbook, estate, crew(runbook), choices, answers)
                    instanceof Planning.Impossible impossible) {
                return impossible.reasons().stream()
                        .map(why -> choices.isEmpty() ? why : choices + " " + why)
                        .limit(3)
                        .toList();
            }
        }
        return List.of();
    }

    /** Each value of each parameter, the others as they are by default. */
    private static List<Map<String, String>> choices(Runbook runbook) {
        List<Map<String, String>> all = new ArrayList<>();
        for (Parameter parameter : runbook.parameters()) {
            parameter.choices().forEach(value -> all.add(Map.of(parameter.name(), value)));
        }
        return all.isEmpty() ? List.of(Map.of()) : all;
    }

    private static Crew crew(Runbook runbook) {
        Map<String, List<String>> roles = new TreeMap<>();
        runbook.roles()
                .forEach((role, wanted) ->
                        roles.put(
                                role,
                                IntStream.rangeClosed(1, wanted).mapToObj(Crew::standIn).toList()));
        return new Crew(new TreeMap<>(roles), true);
    }
}
