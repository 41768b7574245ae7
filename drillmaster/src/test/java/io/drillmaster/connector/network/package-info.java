/** Tests of cutting hosts off and of faults that end by themselves. */
@NullMarked
package io.drillmaster.connector.network;

import org.jspecify.annotations.NullMarked;
