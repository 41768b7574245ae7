/** Looks at a host as a whole, so that two looks show what a drill left behind. */
@NullMarked
package io.drillmaster.connector.host;

import org.jspecify.annotations.NullMarked;
