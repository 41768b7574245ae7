package io.drillmaster.connector.reconcile;

/** Two tables that cannot be compared row by row; its message says every reason. */
public final class NotComparable extends Exception {

    private static final long serialVersionUID = 1;

    NotComparable(String why) {
        super(why);
    }
}
