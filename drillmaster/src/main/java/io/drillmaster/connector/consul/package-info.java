/** Asks Consul servers who leads them and what they keep. */
@NullMarked
package io.drillmaster.connector.consul;

import org.jspecify.annotations.NullMarked;
