/** Looks how long certificates still hold, as a server shows them or as they lie in a file. */
@NullMarked
package io.drillmaster.connector.certificate;

import org.jspecify.annotations.NullMarked;
