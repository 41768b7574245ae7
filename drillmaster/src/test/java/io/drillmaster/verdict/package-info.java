/** Tests of the judge, and the seeded model of a drill that they share. */
@NullMarked
package io.drillmaster.verdict;

import org.jspecify.annotations.NullMarked;
