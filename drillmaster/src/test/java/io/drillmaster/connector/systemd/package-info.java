/** Tests of acting on units, on the lab. */
@NullMarked
package io.drillmaster.connector.systemd;

import org.jspecify.annotations.NullMarked;
