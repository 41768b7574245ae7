/** The agent on the vantage host, the line it is spoken to over, and the watches it keeps. */
@NullMarked
package io.drillmaster.watch.vantage;

import org.jspecify.annotations.NullMarked;
