@NullMarked
package io.drillmaster.connector.simulated;

import org.jspecify.annotations.NullMarked;
