@NullMarked
package io.drillmaster.connector.market;

import org.jspecify.annotations.NullMarked;
