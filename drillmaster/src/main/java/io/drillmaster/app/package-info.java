/** The doors: the command line, and the one place where every service is wired by hand. */
@NullMarked
package io.drillmaster.app;

import org.jspecify.annotations.NullMarked;
