/** Where things are, what a process may end with, and how it speaks. */
@NullMarked
package io.drillmaster.app.settings;

import org.jspecify.annotations.NullMarked;
