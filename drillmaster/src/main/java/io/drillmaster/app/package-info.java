/** The doors: command line and wiring. */
@NullMarked
package io.drillmaster.app;

import org.jspecify.annotations.NullMarked;
