package io.drillmaster.connector.postgres;

/** Why nothing can be looked for on a former leader; nothing was touched. */
final class NotReadable extends Exception {

    private static final long serialVersionUID = 1;

    NotReadable(String why) {
        super(why);
    }
}
