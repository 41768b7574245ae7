/** Tests of asking over HTTP, against a server inside the test. */
@NullMarked
package io.drillmaster.connector.http;

import org.jspecify.annotations.NullMarked;
