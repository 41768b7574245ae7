/** What people see while a drill runs. */
@NullMarked
package io.drillmaster.app.live;

import org.jspecify.annotations.NullMarked;
