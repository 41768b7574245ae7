/** The only stand-in: an estate that lives in virtual time, for rehearsals and simulation. */
@NullMarked
package io.drillmaster.connector.simulated;

import org.jspecify.annotations.NullMarked;
