/** Tests of the room of redis. */
@NullMarked
package io.drillmaster.connector.redis;

import org.jspecify.annotations.NullMarked;
