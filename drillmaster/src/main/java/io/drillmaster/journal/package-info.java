/** What happened: the hash-chained record that is the drill. */
@NullMarked
package io.drillmaster.journal;

import org.jspecify.annotations.NullMarked;
