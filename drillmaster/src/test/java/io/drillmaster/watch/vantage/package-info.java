@NullMarked
package io.drillmaster.watch.vantage;

import org.jspecify.annotations.NullMarked;
