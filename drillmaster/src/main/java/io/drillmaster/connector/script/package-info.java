/** Runs the scripts that a firm has already, and believes their exit and nothing they echo. */
@NullMarked
package io.drillmaster.connector.script;

import org.jspecify.annotations.NullMarked;
