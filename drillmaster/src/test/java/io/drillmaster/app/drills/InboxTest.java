package io.drillmaster.app.drills;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.engine.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {

    @TempDir Path folder;

    @Test
    void what_was_laid_down_is_taken_once_and_whole() {
        Inbox inbox = new Inbox(new DrillHome(folder));
        Said abort = new Said.Abort("Ada", "the \"market\" opens\n early");
        Said reply = new Said.Reply("1.2", "Bob", "yes", false);
        inbox.put(abort);
        inbox.put(reply);

        assertThat(inbox.take()).containsExactlyInAnyOrder(abort, reply);
        assertThat(inbox.take()).isEmpty();
    }

    @Test
    void an_inbox_nobody_ever_wrote_to_is_empty() {
        assertThat(new Inbox(new DrillHome(folder)).take()).isEmpty();
    }

    @Test
    void half_a_message_is_not_taken() throws IOException {
        Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(folder.resolve("inbox/1.half"), "{\"is\":\"Abort\"");

        assertThat(new Inbox(new DrillHome(folder)).take()).isEmpty();
    }

    @Test
    void a_message_that_cannot_be_read_is_set_aside_and_does_not_stop_the_others()
            throws IOException {
        Inbox inbox = new Inbox(new DrillHome(folder));
        Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(folder.resolve("inbox/000.json"), "not json");
        Files.writeString(folder.resolve("inbox/001.json"), "{\"is\":\"Dance\"}");
        inbox.put(new Said.Abort("Ada", "why"));

        assertThat(inbox.take()).containsExactly(new Said.Abort("Ada", "why"));
        assertThat(folder.resolve("inbox/000.json.unreadable")).exists();
        assertThat(folder.resolve("inbox/001.json.unreadable")).exists();
    }
}
