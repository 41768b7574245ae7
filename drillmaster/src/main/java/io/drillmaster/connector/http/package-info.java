/** Asks over HTTP, for its own verb and for the technologies that speak REST. */
@NullMarked
package io.drillmaster.connector.http;

import org.jspecify.annotations.NullMarked;
