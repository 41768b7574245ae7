@NullMarked
package io.drillmaster.connector.reconcile;

import org.jspecify.annotations.NullMarked;
