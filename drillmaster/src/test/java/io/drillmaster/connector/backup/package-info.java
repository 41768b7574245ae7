@NullMarked
package io.drillmaster.connector.backup;

import org.jspecify.annotations.NullMarked;
