/** Looks at load balancers: what they were told, and where they send clients. */
@NullMarked
package io.drillmaster.connector.haproxy;

import org.jspecify.annotations.NullMarked;
