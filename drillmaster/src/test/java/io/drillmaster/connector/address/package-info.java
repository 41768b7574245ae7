@NullMarked
package io.drillmaster.connector.address;

import org.jspecify.annotations.NullMarked;
