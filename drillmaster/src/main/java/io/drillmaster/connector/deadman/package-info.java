/** Shows that faults would end by themselves on a host, without any fault. */
@NullMarked
package io.drillmaster.connector.deadman;

import org.jspecify.annotations.NullMarked;
