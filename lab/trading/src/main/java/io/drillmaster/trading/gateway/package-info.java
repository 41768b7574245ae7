/** Order management: the FIX gateway for clients. */
@NullMarked
package io.drillmaster.trading.gateway;

import org.jspecify.annotations.NullMarked;
