package io.drillmaster.connector.s3;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.ssh.ShellFailure;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Puts one question to an archive, and makes an outcome of whatever comes of it in time. */
final class Asking {

    /** What to ask. */
    @FunctionalInterface
    interface Question {
        Outcome of(Call call, Bucket bucket, Deadline deadline) throws IOException;
    }

    private final S3Archive archive;

    Asking(S3Archive archive) {
        this.archive = archive;
    }

    Outcome ask(Call call, Question question) {
        Deadline deadline = Deadline.in(call.limit());
        FutureTask<Outcome> task = new FutureTask<>(() -> answered(call, question, deadline));
        Thread.ofVirtual().name("s3 " + archive.name()).start(task);
        try {
            return task.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            return unknown(call, "it did not answer in time");
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return unknown(call, "waiting was interrupted");
        } catch (ExecutionException e) {
            return unknown(call, "asking broke: " + e.getCause());
        }
    }

    private Outcome answered(Call call, Question question, Deadline deadline) {
        try (Bucket bucket = Bucket.of(archive, deadline)) {
            return question.of(call, bucket, deadline);
        } catch (S3Exception e) {
            return refused(call, meaning(e));
        } catch (SdkException e) {
            return unanswered(call, e);
        } catch (ShellFailure e) {
            return e.sent() ? unknown(call, said(e)) : refused(call, said(e));
        } catch (IOException e) {
            return refused(call, said(e));
        }
    }

    private String meaning(S3Exception e) {
        return switch (e.statusCode()) {
            case 403 ->
                    "the archive does not accept the key whose id is kept in %s (403); put the right pair into the files that the estate names"
                            .formatted(archive.accessKey());
            case 404 ->
                    "the bucket %s or the object is not there (404)".formatted(archive.bucket());
            default -> "the archive said %d: %s".formatted(e.statusCode(), said(e));
        };
    }

    /** A connection that never came about certainly asked for nothing. */
    private Outcome unanswered(Call call, SdkException e) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (each instanceof java.net.ConnectException) {
                return refused(call, "nobody listens there (" + said(each) + ")");
            }
        }
        return unknown(call, said(e));
    }

    private Outcome.Refused refused(Call call, String why) {
        return new Outcome.Refused(sentence(call, why));
    }

    private Outcome.Unknown unknown(Call call, String why) {
        return new Outcome.Unknown(sentence(call, why));
    }

    private String sentence(Call call, String why) {
        return "%s on %s (%s): %s".formatted(call.verb(), call.on(), archive.endpoint(), why);
    }

    private static String said(Throwable e) {
        return String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
