/** The whole look at a host. */
@NullMarked
package io.drillmaster.connector.host;

import org.jspecify.annotations.NullMarked;
