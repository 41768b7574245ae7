package io.drillmaster.app.drills;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.DigestedFile;
import io.drillmaster.connector.Exhibit;
import io.drillmaster.connector.Exhibits;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.JournalDamaged;
import io.drillmaster.journal.JournalReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps exhibits in the homes of the drills that their calls belong to. */
public final class DrillExhibits implements Exhibits {

    private final Path drills;

    /**
     * @param drills the folder that holds a folder for each drill
     */
    public DrillExhibits(Path drills) {
        this.drills = drills;
    }

    @Override
    public Instant begun(Call call) throws IOException {
        return first(call, mark(call)).at().wall();
    }

    @Override
    public Exhibit keep(Call call, String ending, Source source) throws IOException {
        ExhibitMark mark = mark(call);
        first(call, mark);
        Path home = drills.resolve(mark.drill());
        Path folder = Files.createDirectories(home.resolve(Exhibit.FOLDER));
        Path part = Files.createTempFile(folder, mark.name() + ".", ".part");
        try {
            DigestedFile written = DigestedFile.write(part, source);
            force(part);
            Path file = folder.resolve(mark.name() + ending);
            Files.move(
                    part,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return new Exhibit(
                    Exhibit.FOLDER + "/" + file.getFileName(), written.bytes(), written.sha256());
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @Override
    public Optional<Exhibit> kept(Call call, String ending) throws IOException {
        ExhibitMark mark = mark(call);
        first(call, mark);
        String name = Exhibit.FOLDER + "/" + mark.name() + ending;
        Path file = drills.resolve(mark.drill()).resolve(name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        DigestedFile read = DigestedFile.read(file);
        return Optional.of(new Exhibit(name, read.bytes(), read.sha256()));
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static ExhibitMark mark(Call call) throws IOException {
        return ExhibitMark.of(call)
                .orElseThrow(() ->
                        new IOException(
                                "only a step of a drill may keep an exhibit, and this call belongs"
                                        + " to none"));
    }

    /** Two homes may give their drills the same name; the mark tells them apart. */
    private Entry first(Call call, ExhibitMark mark) throws IOException {
        Path journal = new DrillHome(drills.resolve(mark.drill())).journal();
        return opening(journal)
                .filter(entry -> entry.brief().equals(mark.brief()))
                .orElseThrow(() ->
                        new IOException(
                                "%s is not the journal of the drill that this call belongs to (%s)"
                                        .formatted(journal, call.mark())));
    }

    private static Optional<Entry> opening(Path journal) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(journal)) {
            String line = lines.readLine();
            return line == null
                    ? Optional.empty()
                    : JournalReader.verify(List.of(line)).stream().findFirst();
        } catch (JournalDamaged e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
