/** Looks at systemd units of hosts, and starts, stops and kills them. */
@NullMarked
package io.drillmaster.connector.systemd;

import org.jspecify.annotations.NullMarked;
