/** Tests of arming without a fault. */
@NullMarked
package io.drillmaster.connector.deadman;

import org.jspecify.annotations.NullMarked;
