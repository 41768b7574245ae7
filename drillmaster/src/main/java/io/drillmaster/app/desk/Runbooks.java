package io.drillmaster.app.desk;

import io.drillmaster.app.drills.Nearest;
import io.drillmaster.app.drills.Reason;
import io.drillmaster.app.settings.Exit;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.app.settings.Settings;
import io.drillmaster.runbook.Parts;
import io.drillmaster.runbook.Problem;
import io.drillmaster.runbook.Reading;
import io.drillmaster.runbook.Runbook;
import io.drillmaster.runbook.RunbookReader;
import io.drillmaster.runbook.Verbs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalogue of runbooks, and those that lie elsewhere. */
public final class Runbooks {

    private static final String ENDING = ".md";

    private final Settings settings;
    private final Supplier<Verbs> verbs;

    /**
     * @param verbs the words a runbook may use; asked for when one is read, because it takes a
     *     while
     */
    public Runbooks(Settings settings, Supplier<Verbs> verbs) {
        this.settings = settings;
        this.verbs = verbs;
    }

    /** The files of the catalogue. */
    public List<Path> catalogue() {
        Path folder = settings.runbooks();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
        } catch (IOException e) {
            throw Refusal.usage(
                    "The catalogue of runbooks cannot be listed in %s: %s."
                            .formatted(folder, Reason.of(e)));
        }
    }

    /** Reads a runbook, or finds all that is wrong with it. */
    public Reading read(Path file) {
        return read(file, Optional.empty());
    }

    /**
     * Reads a runbook whose envelopes may lie elsewhere.
     *
     * @param sealed the folder with its envelopes, if they do not lie beside it
     */
    public Reading read(Path file, Optional<Path> sealed) {
        try {
            Parts parts = PartFolders.read(settings.runbooks(), file.toAbsolutePath().getParent());
            return RunbookReader.read(
                    file.toString(),
                    Files.readString(file),
                    verbs.get(),
                    sealed.isEmpty() ? parts : new Parts(parts.all(), envelopes(sealed.get())));
        } catch (IOException e) {
            throw Refusal.usage("The runbook %s cannot be read: %s.".formatted(file, Reason.of(e)));
        }
    }

    private static SortedMap<String, Parts.Part> envelopes(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw Refusal.usage(
                    "There is no folder %s; --sealed names the folder with the envelopes."
                            .formatted(folder));
        }
        return PartFolders.pages(folder);
    }

    /** The file of an id of the catalogue, or of a path. */
    public Path find(String named) {
        if (named.contains("/") || named.endsWith(ENDING)) {
            return Path.of(named);
        }
        Path file = settings.runbooks().resolve(named.toLowerCase(Locale.ROOT) + ENDING);
        if (Files.isRegularFile(file)) {
            return file;
        }
        List<String> known = catalogue().stream().map(Runbooks::id).toList();
        throw Refusal.usage(
                "There is no runbook %s in %s. Nearest: %s. A path, such as ./my-runbook.md, works too."
                        .formatted(
                                named,
                                settings.runbooks(),
                                String.join(", ", Nearest.to(named, known))));
    }

    /** A runbook without a problem. */
    public Runbook good(Path file) {
        return good(file, Optional.empty());
    }

    /** The same, with its envelopes in a folder. */
    public Runbook good(Path file, Optional<Path> sealed) {
        return switch (read(file, sealed)) {
            case Reading.Good good -> good.runbook();
            case Reading.Bad bad ->
                    throw new Refusal(
                            Exit.USAGE,
                            "The runbook %s has %d problems; nothing was touched.%n%s"
                                    .formatted(file, bad.problems().size(), all(bad.problems())));
        };
    }

    static String all(List<Problem> problems) {
        return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    private static String id(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - ENDING.length()).toUpperCase(Locale.ROOT);
    }
}
