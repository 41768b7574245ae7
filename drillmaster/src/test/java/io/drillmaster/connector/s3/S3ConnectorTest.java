package io.drillmaster.connector.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.RestServer;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.connector.ssh.HereShell;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that say no, say nothing, or are not there. */
class S3ConnectorTest {

    private static final String SECRET = "the-secret-of-the-archive";
    private static final Duration LIMIT = Duration.ofSeconds(15);

    @TempDir Path folder;

    @BeforeEach
    void keys() throws IOException {
        Files.writeString(folder.resolve("id"), "the-id\n");
        Files.writeString(folder.resolve("secret"), SECRET + "\n");
    }

    private Outcome ask(URI endpoint, Path id, Call call) {
        S3Archive archive =
                new S3Archive(
                        "archive", endpoint, "backups", "us-east-1", id, folder.resolve("secret"));
        try (S3Connector s3 = new S3Connector(List.of(archive), new HereShell(folder))) {
            Outcome outcome = s3.perform(call);
            assertThat(outcome.toString()).doesNotContain(SECRET);
            return outcome;
        }
    }

    private Outcome ask(URI endpoint, Call call) {
        return ask(endpoint, folder.resolve("id"), call);
    }

    private static Call newest(Duration limit) {
        return Call.of("s3.newest", "archive", limit).and("prefix", "daily/");
    }

    @Test
    void a_key_that_is_not_accepted_is_refused_and_never_shown() {
        try (RestServer server = new RestServer()) {
            server.says(
                    "GET /backups?list-type=2&prefix=daily%2F",
                    403, "<Error><Code>AccessDenied</Code></Error>");
            assertThat(ask(server.root(), newest(LIMIT)).toString())
                    .contains(
                            "Refused", "does not accept the key", folder.resolve("id").toString());
        }
    }

    @Test
    void an_object_that_is_not_there_is_refused() {
        try (RestServer server = new RestServer()) {
            Call head = Call.of("s3.head", "archive", LIMIT).and("key", "daily/none.dump");
            assertThat(ask(server.root(), head).toString()).contains("Refused", "not there (404)");
        }
    }

    @Test
    void a_prefix_under_which_nothing_lies_is_refused() {
        try (RestServer server = new RestServer()) {
            server.says(
                    "GET /backups?list-type=2&prefix=daily%2F",
                    200, "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>");
            assertThat(ask(server.root(), newest(LIMIT)).toString())
                    .contains("Refused", "no object whose key begins with daily/");
        }
    }

    @Test
    void a_key_file_that_is_missing_is_refused_before_anything_is_asked() {
        try (RestServer server = new RestServer()) {
            Path missing = folder.resolve("missing");
            assertThat(ask(server.root(), missing, newest(LIMIT)).toString())
                    .contains("Refused", missing.toString());
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void one_who_accepts_and_hangs_is_unknown_within_the_limit() {
        try (SilentServer silent = new SilentServer()) {
            long began = System.nanoTime();
            Outcome outcome = ask(silent.http(), newest(Duration.ofSeconds(2)));
            assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void where_nobody_listens_it_is_refused() {
        assertThat(ask(URI.create("http://127.0.0.1:9"), newest(LIMIT)).toString())
                .contains("Refused", "nobody listens there");
    }

    @Test
    void a_host_that_is_not_known_gets_nothing() {
        Call fetch =
                Call.of("s3.fetch", "archive", LIMIT).and("prefix", "daily/").and("to", "nowhere");
        try (RestServer server = new RestServer()) {
            assertThat(ask(server.root(), fetch).toString()).contains("Refused", "nowhere", "here");
        }
    }
}
