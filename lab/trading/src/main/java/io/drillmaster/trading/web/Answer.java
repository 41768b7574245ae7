package io.drillmaster.trading.web;

/** What a page answers. */
public record Answer(int status, String body) {

    public static Answer json(boolean well, Object value) {
        return new Answer(well ? 200 : 503, Json.write(value) + "\n");
    }

    public static Answer text(int status, String body) {
        return new Answer(status, body);
    }
}
