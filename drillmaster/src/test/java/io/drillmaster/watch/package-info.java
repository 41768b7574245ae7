@NullMarked
package io.drillmaster.watch;

import org.jspecify.annotations.NullMarked;
