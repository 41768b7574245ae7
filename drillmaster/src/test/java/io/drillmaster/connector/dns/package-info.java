@NullMarked
package io.drillmaster.connector.dns;

import org.jspecify.annotations.NullMarked;
