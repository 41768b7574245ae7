/** Tests of holding clusters with Patroni, against replayed answers. */
@NullMarked
package io.drillmaster.connector.patroni;

import org.jspecify.annotations.NullMarked;
