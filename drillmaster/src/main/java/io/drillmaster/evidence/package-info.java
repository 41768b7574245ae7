/** Proof for others: the report and its machine-readable siblings. */
@NullMarked
package io.drillmaster.evidence;

import org.jspecify.annotations.NullMarked;
