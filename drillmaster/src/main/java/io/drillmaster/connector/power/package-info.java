/** Cuts and restores the power of hosts, through the estate's own command. */
@NullMarked
package io.drillmaster.connector.power;

import org.jspecify.annotations.NullMarked;
