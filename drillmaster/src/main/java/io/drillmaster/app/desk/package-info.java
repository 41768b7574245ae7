/** Where a drill is prepared, conducted and judged. */
@NullMarked
package io.drillmaster.app.desk;

import org.jspecify.annotations.NullMarked;
