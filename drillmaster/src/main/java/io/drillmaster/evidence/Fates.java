package io.drillmaster.evidence;

import io.drillmaster.watch.Fate;

/** Ends of operations, in words. */
final class Fates {

    private Fates() {}

    static String told(Fate fate) {
        return switch (fate) {
            case OK -> "acknowledged";
            case REFUSED -> "no connection could be made";
            case NO_CONNECTION -> "no connection came free in time";
            case READ_ONLY -> "the server takes no writes";
            case ERROR -> "the server said no";
            case UNKNOWN -> "no answer; it may have happened";
            case NOT_TRIED -> "not tried, the prober was not running";
        };
    }
}
