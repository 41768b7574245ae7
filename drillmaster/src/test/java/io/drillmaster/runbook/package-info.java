/** Shows that a runbook is read whole, or refused with every problem and its place. */
@NullMarked
package io.drillmaster.runbook;

import org.jspecify.annotations.NullMarked;
