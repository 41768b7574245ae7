/** Side-by-side measurements, each a plain main class. */
@NullMarked
package io.drillmaster.bench;

import org.jspecify.annotations.NullMarked;
