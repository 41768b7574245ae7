/** Asks named DNS servers, and moves records there and back with signed updates. */
@NullMarked
package io.drillmaster.connector.dns;

import org.jspecify.annotations.NullMarked;
