/** Shows that a plan leaves nothing open, and says beforehand what cannot be met. */
@NullMarked
package io.drillmaster.plan;

import org.jspecify.annotations.NullMarked;
