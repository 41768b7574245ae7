/** Tests of asking and killing PostgreSQL. */
@NullMarked
package io.drillmaster.connector.postgres;

import org.jspecify.annotations.NullMarked;
