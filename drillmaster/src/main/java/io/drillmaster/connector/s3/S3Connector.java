package io.drillmaster.connector.s3;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.SettlingPerformer;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import io.drillmaster.connector.backup.Landing;
import io.drillmaster.connector.backup.Place;
import io.drillmaster.connector.ssh.RemoteShell;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Looks what an S3 archive holds, and brings the newest of it to a host through the coordinator.
 */
public final class S3Connector implements SettlingPerformer {

    private static final Argument PREFIX =
            new Argument("prefix", true, "what the keys begin with, such as daily/");
    private static final Argument KEY = new Argument("key", true, "the key of the object");
    private static final Argument TO = new Argument("to", true, "the host to which it is brought");
    private static final Argument PLACE =
            new Argument("place", false, "where that host keeps it; " + Place.STANDARD + " if not");

    private static final List<String> OBJECT =
            List.of("key", "size", "age", "etag", "checksum", "objects");

    private final SortedMap<String, S3Archive> archives = new TreeMap<>();
    private final RemoteShell shell;
    private final Repertoire repertoire = new Repertoire("s3");

    public S3Connector(Collection<S3Archive> archives, RemoteShell shell) {
        this.shell = shell;
        archives.forEach(archive -> this.archives.put(archive.name(), archive));
        looks();
        repertoire.can(
                fetching(),
                this.archives.keySet(),
                call -> asked(call, this::fetch),
                call -> asked(call, this::brought));
    }

    private void looks() {
        repertoire
                .can(
                        Verb.reads(
                                "s3.reach",
                                TargetKind.S3,
                                List.of("bucket", "took"),
                                "Looks whether an archive answers for its bucket and accepts our"
                                        + " key."),
                        archives.keySet(),
                        call -> asked(call, this::reach))
                .can(
                        Verb.reads(
                                        "s3.newest",
                                        TargetKind.S3,
                                        OBJECT,
                                        "Looks at the newest object under a prefix: its key, size,"
                                                + " age and checksum.")
                                .taking(PREFIX),
                        archives.keySet(),
                        call -> asked(call, this::newest))
                .can(
                        Verb.reads(
                                        "s3.head",
                                        TargetKind.S3,
                                        OBJECT,
                                        "Looks at one object by its key: its size, age and"
                                                + " checksum.")
                                .taking(KEY),
                        archives.keySet(),
                        call -> asked(call, this::head));
    }

    private static Verb fetching() {
        return Verb.changes(
                        "s3.fetch",
                        TargetKind.S3,
                        "Brings the newest object under a prefix to a host, through"
                                + " the coordinator, and checks it on arrival.")
                .taking(PREFIX, TO, PLACE)
                .telling(Landing.FACTS.toArray(String[]::new));
    }

    @Override
    public Repertoire repertoire() {
        return repertoire;
    }

    private Outcome asked(Call call, Asking.Question question) {
        return new Asking(Objects.requireNonNull(archives.get(call.on()))).ask(call, question);
    }

    private Outcome reach(Call call, Bucket bucket, Deadline deadline) {
        long began = System.nanoTime();
        bucket.head();
        return new Outcome.Done(
                Facts.of(
                        Map.of(
                                "bucket",
                                "there",
                                "took",
                                (System.nanoTime() - began) / 1_000_000 + "ms")));
    }

    private Outcome newest(Call call, Bucket bucket, Deadline deadline) {
        String prefix = call.with().getOrDefault("prefix", "");
        List<S3Object> all = bucket.under(prefix);
        return all.isEmpty()
                ? nothing(call, prefix)
                : new Outcome.Done(facts(bucket, all.getFirst().key(), all.size()));
    }

    private Outcome head(Call call, Bucket bucket, Deadline deadline) {
        return new Outcome.Done(facts(bucket, call.with().getOrDefault("key", ""), 1));
    }

    private static Facts facts(Bucket bucket, String key, int objects) {
        HeadObjectResponse head = bucket.head(key);
        Duration age = Duration.between(head.lastModified(), Instant.now());
        String checksum = head.metadata().getOrDefault("sha256", "none");
        return Facts.of(
                Map.of(
                        "key",
                        key,
                        "size",
                        head.contentLength() + "B",
                        "age",
                        Math.max(0, age.toSeconds()) + "s",
                        "etag",
                        String.valueOf(head.eTag()).replace("\"", ""),
                        "checksum",
                        checksum,
                        "objects",
                        String.valueOf(objects)));
    }

    private Outcome fetch(Call call, Bucket bucket, Deadline deadline) throws IOException {
        String prefix = call.with().getOrDefault("prefix", "");
        String to = call.with().getOrDefault("to", "");
        Optional<Outcome> wrong = wrong(call, to);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        List<S3Object> all = bucket.under(prefix);
        if (all.isEmpty()) {
            return nothing(call, prefix);
        }
        Landing landing = new Landing(shell, to, call, deadline);
        landing.begin();
        try {
            String key = all.getFirst().key();
            for (String each : List.of(key, key + ".sha256", key + ".point")) {
                Optional<S3Object> there = bucket.exactly(each);
                if (there.isPresent()) {
                    try (InputStream from = bucket.open(each)) {
                        landing.put(name(each), from, there.get().size());
                    }
                }
            }
            return landing.check();
        } catch (IOException | RuntimeException e) {
            landing.tidy();
            throw e;
        }
    }

    private static String name(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    private Outcome brought(Call call, Bucket bucket, Deadline deadline) {
        String to = call.with().getOrDefault("to", "");
        return wrong(call, to).orElseGet(() -> new Landing(shell, to, call, deadline).recalled());
    }

    private Optional<Outcome> wrong(Call call, String to) {
        return shell.hosts().contains(to)
                ? Optional.empty()
                : Optional.of(
                        new Outcome.Refused(
                                "%s on %s brings to %s, which it does not know; it knows %s"
                                        .formatted(
                                                call.verb(),
                                                call.on(),
                                                to,
                                                String.join(", ", shell.hosts()))));
    }

    private static Outcome nothing(Call call, String prefix) {
        return new Outcome.Refused(
                "%s on %s: the bucket holds no object whose key begins with %s"
                        .formatted(call.verb(), call.on(), prefix));
    }
}
