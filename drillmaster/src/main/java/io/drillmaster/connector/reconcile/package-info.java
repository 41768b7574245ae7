/** Compares two PostgreSQL tables row by row by checksums that the databases compute themselves. */
@NullMarked
package io.drillmaster.connector.reconcile;

import org.jspecify.annotations.NullMarked;
