package io.drillmaster.watch.vantage;

import java.io.IOException;

/** The vantage was reached, and no agent keeps anything for this drill there. */
final class NoAgent extends IOException {

    private static final long serialVersionUID = 1;

    NoAgent(String why) {
        super(why);
    }
}
