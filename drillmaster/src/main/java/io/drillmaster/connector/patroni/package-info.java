/** Asks and moves clusters that Patroni holds, through its REST interface of versions 3 and 4. */
@NullMarked
package io.drillmaster.connector.patroni;

import org.jspecify.annotations.NullMarked;
