/** Continuous looking beside the steps: probes, ledgers, captures. */
@NullMarked
package io.drillmaster.watch;

import org.jspecify.annotations.NullMarked;
