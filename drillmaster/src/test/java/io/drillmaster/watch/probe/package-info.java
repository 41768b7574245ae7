@NullMarked
package io.drillmaster.watch.probe;

import org.jspecify.annotations.NullMarked;
