package io.drillmaster.connector.s3;

import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** One bucket, asked over a client of its own that never tries twice. */
final class Bucket implements AutoCloseable {

    private static final Duration CONNECTING = Duration.ofSeconds(5);

    private final S3Archive archive;
    private final S3Client client;

    private Bucket(S3Archive archive, S3Client client) {
        this.archive = archive;
        this.client = client;
    }

    /** Opens nothing yet; fails if the keys cannot be read. */
    static Bucket of(S3Archive archive, Deadline deadline) throws IOException {
        String id = Files.readString(archive.accessKey()).strip();
        Secret secret = new Secret(Files.readString(archive.secretKey()).strip());
        S3Client client =
                S3Client.builder()
                        .endpointOverride(archive.endpoint())
                        .region(Region.of(archive.region()))
                        .forcePathStyle(true)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create(id, secret.reveal())))
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                        .httpClientBuilder(
                                UrlConnectionHttpClient.builder()
                                        .connectionTimeout(deadline.orIn(CONNECTING).left())
                                        .socketTimeout(deadline.left()))
                        .overrideConfiguration(each ->
                                each.retryStrategy(AwsRetryStrategy.doNotRetry())
                                        .apiCallTimeout(deadline.left()))
                        .build();
        return new Bucket(archive, client);
    }

    void head() {
        client.headBucket(each -> each.bucket(archive.bucket()));
    }

    /**
     * Everything under a prefix, the newest first; what only says something of another is left out.
     */
    List<S3Object> under(String prefix) {
        return client
                .listObjectsV2Paginator(each -> each.bucket(archive.bucket()).prefix(prefix))
                .contents()
                .stream()
                .filter(each -> !each.key().endsWith(".sha256") && !each.key().endsWith(".point"))
                .sorted(Comparator.comparing(S3Object::lastModified).reversed())
                .toList();
    }

    Optional<S3Object> exactly(String key) {
        return client
                .listObjectsV2(each -> each.bucket(archive.bucket()).prefix(key))
                .contents()
                .stream()
                .filter(each -> each.key().equals(key))
                .findFirst();
    }

    HeadObjectResponse head(String key) {
        return client.headObject(each -> each.bucket(archive.bucket()).key(key));
    }

    InputStream open(String key) {
        return client.getObject(each -> each.bucket(archive.bucket()).key(key));
    }

    @Override
    public void close() {
        client.close();
    }
}
