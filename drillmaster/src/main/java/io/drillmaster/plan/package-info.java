/** When, where, who: a runbook bound to one occasion. Pure. */
@NullMarked
package io.drillmaster.plan;

import org.jspecify.annotations.NullMarked;
