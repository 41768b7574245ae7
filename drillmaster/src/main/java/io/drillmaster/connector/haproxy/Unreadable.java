package io.drillmaster.connector.haproxy;

/** Why what an edge said makes no sense for our question. */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unreadable(String why) {
        super(why);
    }

    static Unreadable nobodyServes(int port) {
        return new Unreadable(
                "its configuration has no proxy that serves port "
                        + port
                        + ", which the estate says clients use");
    }
}
