/** The drills on this machine: a folder each, one conductor at a time. */
@NullMarked
package io.drillmaster.app.drills;

import org.jspecify.annotations.NullMarked;
