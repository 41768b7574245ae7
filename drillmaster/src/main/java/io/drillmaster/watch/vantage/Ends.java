package io.drillmaster.watch.vantage;

import io.drillmaster.watch.WatchRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where paths lead: names as a runbook writes them, each with its address beside it. */
final class Ends {

    private static final String TO = "to";

    private Ends() {}

    /**
     * One end.
     *
     * @param port 0 if none is named
     */
    record End(String name, String address, int port) {}

    /** The same request with the address behind each name that is known. */
    static WatchRequest addressed(WatchRequest request, Map<String, String> addresses) {
        List<String> ends = new ArrayList<>();
        for (String word : words(request)) {
            String[] parts = word.split(":", 2);
            String address = addresses.getOrDefault(parts[0], parts[0]);
            ends.add(word + "=" + address);
        }
        SortedMap<String, String> with = new TreeMap<>(request.with());
        with.put(TO, String.join(" ", ends));
        return new WatchRequest(
                request.drill(), request.id(), request.kind(), request.on(), with, request.every());
    }

    static List<End> of(WatchRequest request) throws CannotWatch {
        List<End> ends = new ArrayList<>();
        for (String word : words(request)) {
            String[] sides = word.split("=", 2);
            String[] parts = sides[0].split(":", 2);
            String port = parts.length == 2 ? parts[1] : "0";
            if (!port.matches("[0-9]{1,5}")) {
                throw new CannotWatch("`" + sides[0] + "` names no port that is a number");
            }
            ends.add(
                    new End(
                            sides[0],
                            sides.length == 2 ? sides[1] : parts[0],
                            Integer.parseInt(port)));
        }
        if (ends.isEmpty()) {
            throw new CannotWatch(request.kind() + " was told no place to watch the path to");
        }
        return ends;
    }

    private static List<String> words(WatchRequest request) {
        String text = request.with().getOrDefault(TO, "").strip();
        return text.isEmpty() ? List.of() : List.of(text.split("[\\s,]+", -1));
    }
}
