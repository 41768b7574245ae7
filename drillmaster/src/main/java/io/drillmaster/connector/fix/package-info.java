/** Logs on to FIX gateways, places single orders, cancels them, and asks what became of them. */
@NullMarked
package io.drillmaster.connector.fix;

import org.jspecify.annotations.NullMarked;
