/** Looks at Redis and its replication, sets single keys, and hands the lead over. */
@NullMarked
package io.drillmaster.connector.redis;

import org.jspecify.annotations.NullMarked;
