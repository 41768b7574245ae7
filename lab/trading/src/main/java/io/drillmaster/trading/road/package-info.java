/** The way to the database: whichever edge leads to its leader. */
@NullMarked
package io.drillmaster.trading.road;

import org.jspecify.annotations.NullMarked;
