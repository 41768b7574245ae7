/** Looks at a trading system as a whole: whether all who keep positions keep the same. */
@NullMarked
package io.drillmaster.connector.trading;

import org.jspecify.annotations.NullMarked;
