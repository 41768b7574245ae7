@NullMarked
package io.drillmaster.connector.s3;

import org.jspecify.annotations.NullMarked;
