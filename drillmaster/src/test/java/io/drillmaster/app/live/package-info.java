@NullMarked
package io.drillmaster.app.live;

import org.jspecify.annotations.NullMarked;
