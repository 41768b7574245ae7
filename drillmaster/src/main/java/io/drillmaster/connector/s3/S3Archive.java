package io.drillmaster.connector.s3;

import java.net.URI;
import java.nio.file.Path;

/**
 * One bucket and how it is asked; the keys are read from their files anew for each call.
 *
 * @param name the name the estate gives it
 * @param accessKey a file that holds the key's id and nothing else
 * @param secretKey a file that holds the secret and nothing else
 */
public record S3Archive(
        String name, URI endpoint, String bucket, String region, Path accessKey, Path secretKey) {}
