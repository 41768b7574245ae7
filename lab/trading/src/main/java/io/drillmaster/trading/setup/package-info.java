/** What a process is told when it starts, and how it speaks. */
@NullMarked
package io.drillmaster.trading.setup;

import org.jspecify.annotations.NullMarked;
