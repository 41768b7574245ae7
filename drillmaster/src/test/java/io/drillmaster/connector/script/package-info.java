@NullMarked
package io.drillmaster.connector.script;

import org.jspecify.annotations.NullMarked;
