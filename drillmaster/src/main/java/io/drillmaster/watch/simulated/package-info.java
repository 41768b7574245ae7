/** Watches of the simulated estate, in virtual time. */
@NullMarked
package io.drillmaster.watch.simulated;

import org.jspecify.annotations.NullMarked;
