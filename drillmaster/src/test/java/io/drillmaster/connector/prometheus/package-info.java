/** Tests of asking Prometheus. */
@NullMarked
package io.drillmaster.connector.prometheus;

import org.jspecify.annotations.NullMarked;
