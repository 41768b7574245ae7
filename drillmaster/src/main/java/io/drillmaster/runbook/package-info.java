/** What we promise: the runbook as a value, and its reader. Pure. */
@NullMarked
package io.drillmaster.runbook;

import org.jspecify.annotations.NullMarked;
