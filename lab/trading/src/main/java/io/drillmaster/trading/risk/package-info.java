/** The risk engine: limits, and positions made of durable trades. */
@NullMarked
package io.drillmaster.trading.risk;

import org.jspecify.annotations.NullMarked;
