package io.drillmaster.trading.web;

import java.util.Map;
import java.util.Optional;

/** What answers one path. */
@FunctionalInterface
public interface Page {

    Answer answer(Request request);

    /** A request, as far as the pages look at it. */
    record Request(String method, Map<String, String> query, String body) {

        public Optional<String> word(String name) {
            return Optional.ofNullable(query.get(name));
        }
    }
}
