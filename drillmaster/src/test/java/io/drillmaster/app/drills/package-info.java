@NullMarked
package io.drillmaster.app.drills;

import org.jspecify.annotations.NullMarked;
