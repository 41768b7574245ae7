/** Orders and what becomes of them: the words that all processes share. */
@NullMarked
package io.drillmaster.trading.orders;

import org.jspecify.annotations.NullMarked;
