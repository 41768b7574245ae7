/** Asks Prometheus what it measured, whom it reaches, and whether its rules are evaluated. */
@NullMarked
package io.drillmaster.connector.prometheus;

import org.jspecify.annotations.NullMarked;
