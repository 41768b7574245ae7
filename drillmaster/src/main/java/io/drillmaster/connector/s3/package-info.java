/** Looks at archives that speak S3, and brings what they hold to a host. */
@NullMarked
package io.drillmaster.connector.s3;

import org.jspecify.annotations.NullMarked;
