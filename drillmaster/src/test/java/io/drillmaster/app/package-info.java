@NullMarked
package io.drillmaster.app;

import org.jspecify.annotations.NullMarked;
