package io.drillmaster.runbook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the text of a runbook into a value, or into everything that is wrong with it. */
public final class RunbookReader {

    private static final Pattern PHASE = Pattern.compile("(.*?)\\s*\\((\\S+)\\)\\s*");

    private final Problems problems;
    private final Verbs verbs;
    private final Map<String, Place> steps = new LinkedHashMap<>();
    private final Map<Integer, Place> phasePlaces = new LinkedHashMap<>();
    private final List<Phase> phases = new ArrayList<>();
    private Optional<OpenPhase> open = Optional.empty();
    private String title = "";

    private record OpenPhase(String title, Duration budget, List<Step> steps) {}

    private RunbookReader(Problems problems, Verbs verbs) {
        this.problems = problems;
        this.verbs = verbs;
    }

    /**
     * Reads and checks a runbook.
     *
     * @param file its name, for messages only
     */
    public static Reading read(String file, String text, Verbs verbs) {
        Problems problems = new Problems(file, text);
        RunbookReader reader = new RunbookReader(problems, verbs);
        Optional<Runbook> runbook = reader.runbook(file, text);
        if (problems.any() || runbook.isEmpty()) {
            return new Reading.Bad(problems.all());
        }
        return new Reading.Good(runbook.get());
    }

    private Optional<Runbook> runbook(String file, String text) {
        Outline outline = Outline.of(text);
        if (outline.front().isEmpty()) {
            problems.add(
                    1,
                    1,
                    "the front matter is missing",
                    "begin the file with a line `---`, then `id:`, `title:` and so on, and another"
                            + " line `---`");
            return Optional.empty();
        }
        Optional<FrontMatter> front =
                YamlText.map(outline.front().get().yaml(), 2, problems)
                        .map(map -> FrontMatter.read(map, problems));
        StepReader stepReader =
                new StepReader(
                        verbs, front.map(FrontMatter::parameters).orElse(List.of()), problems);
        outline.items().forEach(item -> take(item, stepReader));
        closePhase();
        if (front.isEmpty()) {
            return Optional.empty();
        }
        Runbook runbook = assemble(front.get(), file, text);
        new RunbookCheck(runbook, front.get(), steps, phasePlaces, verbs, problems).check();
        return Optional.of(runbook);
    }

    private Runbook assemble(FrontMatter front, String file, String text) {
        return new Runbook(
                front.id(),
                front.title(),
                front.tier(),
                front.cadence(),
                front.window(),
                front.notice(),
                front.settle(),
                front.roles(),
                front.parameters(),
                List.copyOf(front.objectives().keySet()),
                phases,
                file,
                Digest.sha256(text));
    }

    private void take(Outline.Item item, StepReader stepReader) {
        switch (item) {
            case Outline.Title heading when heading.level() == 2 -> openPhase(heading);
            case Outline.Title heading -> title = heading.level() == 3 ? heading.text() : "";
            case Outline.Block block -> step(block, stepReader);
        }
    }

    /** A second-level heading with a budget is a phase; one without is prose. */
    private void openPhase(Outline.Title heading) {
        closePhase();
        title = "";
        Matcher matcher = PHASE.matcher(heading.text());
        if (!matcher.matches()) {
            return;
        }
        Optional<Quantity> budget =
                Quantity.parse(matcher.group(2)).filter(each -> each.dimension() == Dimension.TIME);
        if (budget.isEmpty()) {
            problems.add(
                    heading.place(),
                    "`" + matcher.group(2) + "` is no time budget",
                    "write the phase as `## Title (10m)`");
        }
        Duration time = budget.map(Quantity::duration).orElse(Duration.ofDays(1));
        open = Optional.of(new OpenPhase(matcher.group(1), time, new ArrayList<>()));
        phasePlaces.put(phases.size() + 1, heading.place());
    }

    private void closePhase() {
        open.ifPresent(
                phase -> phases.add(new Phase(phase.title(), phase.budget(), phase.steps())));
        open = Optional.empty();
    }

    private void step(Outline.Block block, StepReader stepReader) {
        if (open.isEmpty()) {
            problems.add(
                    block.place(),
                    "this step belongs to no phase",
                    "put a heading with a time budget above it, such as `## Before (10m)`");
            return;
        }
        OpenPhase phase = open.get();
        String id = (phases.size() + 1) + "." + (stepsSoFar() + 1);
        if (title.isBlank()) {
            problems.add(block.place(), "this step has no title", "put a `### Title` above it");
        }
        steps.put(id, block.place());
        YamlText.map(block.yaml(), block.firstLine(), problems)
                .flatMap(map -> stepReader.read(map, id, title))
                .ifPresent(phase.steps()::add);
    }

    /** How many blocks the open phase has had, the unreadable ones included. */
    private long stepsSoFar() {
        String prefix = (phases.size() + 1) + ".";
        return steps.keySet().stream().filter(id -> id.startsWith(prefix)).count();
    }
}
