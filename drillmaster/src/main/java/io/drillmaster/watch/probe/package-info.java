/** What runs on the vantage host: the pacer, the clients it drives, and the ledger they keep. */
@NullMarked
package io.drillmaster.watch.probe;

import org.jspecify.annotations.NullMarked;
