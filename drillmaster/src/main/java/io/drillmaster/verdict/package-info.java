/** What it means: a pure function of plan, journal and captures. */
@NullMarked
package io.drillmaster.verdict;

import org.jspecify.annotations.NullMarked;
