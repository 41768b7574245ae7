/** The trading engine: it leads, matches and writes. */
@NullMarked
package io.drillmaster.trading.engine;

import org.jspecify.annotations.NullMarked;
