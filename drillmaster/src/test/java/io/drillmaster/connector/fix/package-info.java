/** Tests of the room of fix. */
@NullMarked
package io.drillmaster.connector.fix;

import org.jspecify.annotations.NullMarked;
