/** Tests of asking and telling Alertmanager. */
@NullMarked
package io.drillmaster.connector.alertmanager;

import org.jspecify.annotations.NullMarked;
