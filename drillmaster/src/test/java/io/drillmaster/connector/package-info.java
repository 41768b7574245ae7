/** Tests of the port, and the one contract that every connector keeps. */
@NullMarked
package io.drillmaster.connector;

import org.jspecify.annotations.NullMarked;
