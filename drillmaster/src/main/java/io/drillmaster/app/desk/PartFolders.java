package io.drillmaster.app.desk;

import io.drillmaster.runbook.Parts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What lies beside runbooks: parts in the folder {@code parts}, envelopes in {@code sealed}, each a
 * file.
 */
public final class PartFolders {

    private static final String ENDING = ".md";

    private PartFolders() {}

    /**
     * The parts of some folders of runbooks; those of a later one stand for those of an earlier.
     */
    public static Parts read(@Nullable Path... runbooks) throws IOException {
        SortedMap<String, Parts.Part> all = new TreeMap<>();
        SortedMap<String, Parts.Part> sealed = new TreeMap<>();
        for (Path each : runbooks) {
            if (each != null) {
                all.putAll(pages(each.resolve("parts")));
                sealed.putAll(pages(each.resolve("sealed")));
            }
        }
        return new Parts(all, sealed);
    }

    /** The pages of one folder, by name. */
    static SortedMap<String, Parts.Part> pages(Path folder) throws IOException {
        SortedMap<String, Parts.Part> all = new TreeMap<>();
        for (Path file : files(folder)) {
            all.put(name(file), new Parts.Part(file.toString(), Files.readString(file)));
        }
        return all;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
        }
    }

    private static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - ENDING.length());
    }
}
