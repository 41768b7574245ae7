/** Tests of the room of trading. */
@NullMarked
package io.drillmaster.connector.trading;

import org.jspecify.annotations.NullMarked;
