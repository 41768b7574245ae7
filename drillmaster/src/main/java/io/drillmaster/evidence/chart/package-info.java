/** Charts as SVG: each takes values and gives text. */
@NullMarked
package io.drillmaster.evidence.chart;

import org.jspecify.annotations.NullMarked;
