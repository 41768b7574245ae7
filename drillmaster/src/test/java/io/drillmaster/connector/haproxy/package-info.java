/** Tests of reading load balancers. */
@NullMarked
package io.drillmaster.connector.haproxy;

import org.jspecify.annotations.NullMarked;
