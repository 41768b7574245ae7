/** Hands and eyes: one port, and a sub-package per technology. */
@NullMarked
package io.drillmaster.connector;

import org.jspecify.annotations.NullMarked;
