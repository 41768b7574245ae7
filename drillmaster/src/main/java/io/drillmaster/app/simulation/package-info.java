/** The whole engine against a simulated estate, with everything going wrong that a seed decides. */
@NullMarked
package io.drillmaster.app.simulation;

import org.jspecify.annotations.NullMarked;
