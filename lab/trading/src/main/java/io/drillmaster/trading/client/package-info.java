/** The client's side: an order flow and its own ledger of what came of it. */
@NullMarked
package io.drillmaster.trading.client;

import org.jspecify.annotations.NullMarked;
