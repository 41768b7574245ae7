/** Asks Alertmanager what fires and what would be swallowed, and sends it alerts that are tests. */
@NullMarked
package io.drillmaster.connector.alertmanager;

import org.jspecify.annotations.NullMarked;
