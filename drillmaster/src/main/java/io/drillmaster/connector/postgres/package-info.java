/** Asks PostgreSQL servers for their settings and roles, and kills one. */
@NullMarked
package io.drillmaster.connector.postgres;

import org.jspecify.annotations.NullMarked;
