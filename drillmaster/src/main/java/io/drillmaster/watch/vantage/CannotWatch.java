package io.drillmaster.watch.vantage;

import java.io.IOException;

/** Why a watch could not begin, as a sentence. */
final class CannotWatch extends IOException {

    private static final long serialVersionUID = 1;

    private final String why;

    CannotWatch(String why) {
        super(why);
        this.why = why;
    }

    String why() {
        return why;
    }
}
