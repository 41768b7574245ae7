package io.drillmaster.connector.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.connector.backup.BackupConnector;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("lab")
@Tag("full")
class S3LabTest extends ConnectorContract {

    private static final String VAULT = "restore-1";
    private static final SilentServer SILENT = new SilentServer();

    private final TestLab testLab = TestLab.full();
    private final LabHands lab = new LabHands(testLab);
    private final SshSessions sessions = new SshSessions(lab.ssh());

    @AfterEach
    void tidy() {
        try (SshSessions shell = new SshSessions(lab.ssh());
                Connector backups = new BackupConnector(shell, lab.addresses(), List.of())) {
            for (String mark : List.of("", "TEST-1/3.3/act/0000feed", "TEST-2/3.3/act/0000beef")) {
                assertThat(
                                backups.perform(
                                        Call.of("backup.discard", VAULT, Duration.ofSeconds(30))
                                                .marked(mark)))
                        .isInstanceOf(Outcome.Done.class);
            }
        }
    }

    @Override
    protected void release() {
        sessions.close();
    }

    @Override
    protected String technology() {
        return "s3";
    }

    @Override
    protected Connector connector() {
        return on(lab.archive().endpoint());
    }

    @Override
    protected List<Call> looks() {
        String key;
        try (Connector s3 = on(lab.archive().endpoint())) {
            key = ((Outcome.Done) s3.perform(newest("daily/"))).facts().get("key").orElse("none");
        }
        return List.of(
                call("s3.reach", "archive"),
                newest("daily/"),
                call("s3.head", "archive").and("key", key));
    }

    @Override
    protected Optional<Call> act() {
        return Optional.of(call("s3.fetch", "archive").and("prefix", "daily/").and("to", VAULT));
    }

    @Override
    protected boolean leavesMarks() {
        return true;
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(on(URI.create("http://127.0.0.1:9")));
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(on(SILENT.http()));
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(testLab.secret("s3_access"), testLab.secret("s3_secret"));
    }

    @Test
    void a_wrong_secret_and_a_bucket_without_the_object_are_refused_by_the_real_archive(
            @TempDir Path folder) throws IOException {
        Path wrong = folder.resolve("wrong");
        Files.writeString(wrong, "not-the-secret");
        S3Archive real = lab.archive();
        S3Archive other =
                new S3Archive(
                        real.name(),
                        real.endpoint(),
                        real.bucket(),
                        real.region(),
                        real.accessKey(),
                        wrong);
        try (Connector s3 = new S3Connector(List.of(other), sessions)) {
            assertThat(s3.perform(newest("daily/")).toString())
                    .contains("Refused", "does not accept the key");
        }
        try (Connector s3 = connector()) {
            assertThat(s3.perform(newest("nothing-here/")).toString())
                    .contains("Refused", "no object");
            assertThat(s3.perform(call("s3.head", "archive").and("key", "daily/none")).toString())
                    .contains("Refused", "404");
        }
    }

    private Call newest(String prefix) {
        return call("s3.newest", "archive").and("prefix", prefix);
    }

    private S3Connector on(URI endpoint) {
        S3Archive real = lab.archive();
        return new S3Connector(
                List.of(
                        new S3Archive(
                                real.name(),
                                endpoint,
                                real.bucket(),
                                real.region(),
                                real.accessKey(),
                                real.secretKey())),
                sessions);
    }
}
