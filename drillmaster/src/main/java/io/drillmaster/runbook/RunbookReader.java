package io.drillmaster.runbook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the text of a runbook into a value, or into everything that is wrong with it. */
public final class RunbookReader {

    /** A page that people read at night is far shorter. */
    private static final int LONGEST = 1_000_000;

    /** A title and, in brackets, an amount of time; brackets around words are prose. */
    private static final Pattern PHASE = Pattern.compile("(.*\\S)\\s*\\(\\s*([0-9][^()]*?)\\s*\\)");

    private final Problems problems;
    private final Verbs verbs;
    private final Parts parts;
    private final Places places = new Places();
    private final CueReader cues;
    private final List<Phase> phases = new ArrayList<>();
    private Optional<OpenPhase> open = Optional.empty();
    private Optional<String> title = Optional.empty();
    private boolean everyBlockWasRead = true;
    private List<Problem> within = List.of();

    /** A phase whose last step may not have been seen yet. */
    private static final class OpenPhase {
        final String title;
        final Duration budget;
        final List<Step> steps = new ArrayList<>();
        int blocks;

        OpenPhase(String title, Duration budget) {
            this.title = title;
            this.budget = budget;
        }
    }

    private RunbookReader(Problems problems, Verbs verbs, Parts parts) {
        this.problems = problems;
        this.verbs = verbs;
        this.parts = parts;
        this.cues = new CueReader(problems);
    }

    /** Reads and checks a runbook that includes nothing. */
    public static Reading read(String file, String text, Verbs verbs) {
        return read(file, text, verbs, Parts.NONE);
    }

    /**
     * Reads and checks a runbook.
     *
     * @param file its name, for messages and for the record
     * @param parts what it may include
     */
    public static Reading read(String file, String text, Verbs verbs, Parts parts) {
        Lines own = Lines.of(file, text);
        Optional<Reading.Bad> tooLong = tooLong(file, own, text.length());
        if (tooLong.isPresent()) {
            return tooLong.get();
        }
        Inclusion inclusion = new Inclusion(parts);
        Lines lines = inclusion.whole(file, own);
        return inclusion.found().isEmpty()
                ? read(file, lines, verbs, parts)
                : new Reading.Bad(inclusion.found());
    }

    private static Reading read(String file, Lines lines, Verbs verbs, Parts parts) {
        String text = lines.text();
        Optional<Reading.Bad> tooLong = tooLong(file, lines, text.length());
        if (tooLong.isPresent()) {
            return tooLong.get();
        }
        Problems problems = new Problems(file, lines);
        RunbookReader reader = new RunbookReader(problems, verbs, parts);
        Optional<Runbook> runbook = reader.runbook(file, text);
        List<Problem> all = new ArrayList<>(problems.all());
        all.addAll(reader.within);
        if (!all.isEmpty() || runbook.isEmpty()) {
            return new Reading.Bad(all);
        }
        return new Reading.Good(runbook.get());
    }

    private static Optional<Reading.Bad> tooLong(String file, Lines lines, int length) {
        if (length <= LONGEST) {
            return Optional.empty();
        }
        Problems problems = new Problems(file, lines);
        problems.add(
                1,
                1,
                "this file has " + length + " characters, and " + LONGEST + " are most",
                "a runbook is a page that people can follow; keep the rest elsewhere");
        return Optional.of(new Reading.Bad(problems.all()));
    }

    private Optional<Runbook> runbook(String file, String text) {
        Outline outline = Outline.of(text, problems);
        Optional<FrontMatter> front =
                outline.front()
                        .flatMap(each -> YamlText.map(each.yaml(), 2, problems))
                        .map(map -> FrontMatter.read(map, problems));
        StepReader stepReader = new StepReader(verbs, front, parts, problems);
        outline.items().forEach(item -> take(item, stepReader));
        closePhase();
        EnvelopeReader envelopes = stepReader.envelopes();
        within = envelopes.within();
        if (front.isEmpty()) {
            return Optional.empty();
        }
        Runbook runbook = assemble(front.get(), file, text, envelopes);
        new RunbookCheck(runbook, front.get(), places, verbs, problems)
                .check(outline.isWhole() && everyBlockWasRead);
        return Optional.of(runbook);
    }

    private Runbook assemble(
            FrontMatter front, String file, String text, EnvelopeReader envelopes) {
        SortedMap<String, Cue> beside = new TreeMap<>(cues.cues());
        beside.putAll(envelopes.cues());
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
                new StopReader(verbs, front, problems).read(front.stops()),
                front.resumes(),
                new FailbackReader(front, phases, problems).read(),
                new TempoReader(front, problems).read(),
                phases,
                beside,
                cues.together(),
                file,
                text,
                digest(text, envelopes.texts()));
    }

    /** What is approved is the page, and each envelope that it names. */
    private static String digest(String page, SortedMap<String, String> envelopes) {
        StringBuilder all = new StringBuilder(page);
        envelopes.forEach((name, text) ->
                all.append(name).append(' ').append(Digest.sha256(text)).append('\n'));
        return Digest.sha256(all.toString());
    }

    private void take(Outline.Item item, StepReader stepReader) {
        switch (item) {
            case Outline.Title heading when heading.level() <= 2 -> openPhase(heading);
            case Outline.Title heading when heading.level() == 3 ->
                    title = Optional.of(heading.text()).filter(text -> !text.isBlank());
            case Outline.Title _ -> {}
            case Outline.Block block -> step(block, stepReader);
        }
    }

    /** A second-level heading with a budget is a phase; one without is prose. */
    private void openPhase(Outline.Title heading) {
        closePhase();
        title = Optional.empty();
        Matcher matcher = PHASE.matcher(heading.text());
        if (heading.level() != 2 || !matcher.matches()) {
            return;
        }
        Optional<Duration> budget =
                Quantity.parse(matcher.group(2))
                        .filter(each -> each.dimension() == Dimension.TIME && each.base() > 0)
                        .map(Quantity::duration)
                        .filter(each -> each.compareTo(BudgetCheck.UNKNOWN) < 0);
        if (budget.isEmpty()) {
            problems.add(
                    heading.place(),
                    "`" + matcher.group(2) + "` is no time budget",
                    "write the phase as `## " + matcher.group(1) + " (10m)`");
        }
        open = Optional.of(new OpenPhase(matcher.group(1), budget.orElse(BudgetCheck.UNKNOWN)));
        places.phase(phases.size() + 1, heading.place());
    }

    private void closePhase() {
        open.ifPresent(phase -> phases.add(new Phase(phase.title, phase.budget, phase.steps)));
        open.filter(phase -> phase.blocks == 0)
                .ifPresent(phase ->
                        problems.add(
                                places.ofPhase(phases.size()),
                                "the phase `" + phase.title + "` has no steps",
                                "put a ```drill block under it, or take its time budget"
                                        + " away to make it prose"));
        open = Optional.empty();
    }

    private void step(Outline.Block block, StepReader stepReader) {
        if (open.isEmpty()) {
            everyBlockWasRead = false;
            problems.add(
                    block.place(),
                    "this step belongs to no phase",
                    "put a heading with a time budget above it, such as `## Before (10m)`");
            return;
        }
        OpenPhase phase = open.get();
        phase.blocks++;
        String id = (phases.size() + 1) + "." + phase.blocks;
        if (title.isEmpty()) {
            problems.add(block.place(), "this step has no title", "put a `### Title` above it");
        }
        Optional<YamlMap> map = YamlText.map(block.yaml(), block.place().line() + 1, problems);
        map.ifPresent(each -> places.step(id, each));
        map.ifPresent(each -> cues.read(each, id));
        Optional<Step> step = map.flatMap(each -> stepReader.read(each, id, title.orElse("")));
        step.ifPresent(phase.steps::add);
        everyBlockWasRead &= step.isPresent();
    }
}
