/** Cuts hosts off from networks with a packet filter table of our own, and takes it away again. */
@NullMarked
package io.drillmaster.connector.network;

import org.jspecify.annotations.NullMarked;
