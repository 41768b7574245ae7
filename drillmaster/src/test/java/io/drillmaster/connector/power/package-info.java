/** Tests of switching power, against a command of the test. */
@NullMarked
package io.drillmaster.connector.power;

import org.jspecify.annotations.NullMarked;
