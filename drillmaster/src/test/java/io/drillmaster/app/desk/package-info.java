@NullMarked
package io.drillmaster.app.desk;

import org.jspecify.annotations.NullMarked;
