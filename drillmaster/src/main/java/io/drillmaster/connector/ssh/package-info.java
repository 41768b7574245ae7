/** Logs in to hosts, runs commands there, and looks at their clocks. */
@NullMarked
package io.drillmaster.connector.ssh;

import org.jspecify.annotations.NullMarked;
