/** Tests of asking Consul servers. */
@NullMarked
package io.drillmaster.connector.consul;

import org.jspecify.annotations.NullMarked;
