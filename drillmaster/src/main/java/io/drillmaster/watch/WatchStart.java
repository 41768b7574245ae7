package io.drillmaster.watch;

import io.drillmaster.connector.Facts;
import io.drillmaster.journal.Alignment;

/** How the start of a watch ended. */
public sealed interface WatchStart {

    record Began(Alignment alignment, Facts facts) implements WatchStart {}

    record Failed(String why) implements WatchStart {}
}
