/** Decide purely, then act in one loop. */
@NullMarked
package io.drillmaster.engine;

import org.jspecify.annotations.NullMarked;
