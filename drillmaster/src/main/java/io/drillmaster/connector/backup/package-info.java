/** Looks at backups of PostgreSQL, and restores them for real where they can harm nobody. */
@NullMarked
package io.drillmaster.connector.backup;

import org.jspecify.annotations.NullMarked;
