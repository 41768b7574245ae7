/** Tests of what is handed to others. */
@NullMarked
package io.drillmaster.evidence;

import org.jspecify.annotations.NullMarked;
