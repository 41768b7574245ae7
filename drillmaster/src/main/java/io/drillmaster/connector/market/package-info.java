/** Looks whether a market trades, by its calendar. */
@NullMarked
package io.drillmaster.connector.market;

import org.jspecify.annotations.NullMarked;
