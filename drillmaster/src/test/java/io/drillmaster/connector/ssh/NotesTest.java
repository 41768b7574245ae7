package io.drillmaster.connector.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotesTest {

    @TempDir Path folder;

    @Test
    void a_note_that_somebody_else_left_or_nobody_may_be_forgotten() throws IOException {
        Path note = Files.createDirectory(folder.resolve("notes")).resolve("cut-TEST-1");
        Files.writeString(note, "did");
        try (Notes notes = new Notes(new HereShell(folder))) {
            assertThat(notes.forget("here", "cut-TEST-1")).isInstanceOf(Ran.Ended.class);
            assertThat(note).doesNotExist();
            assertThat(notes.forget("here", "cut-TEST-2")).isInstanceOf(Ran.Ended.class);
        }
    }
}
