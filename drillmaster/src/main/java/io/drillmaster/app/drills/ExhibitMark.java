package io.drillmaster.app.drills;

import io.drillmaster.connector.Call;
import java.util.List;
import java.util.Optional;

/**
 * What the mark of a call says about its exhibit.
 *
 * @param brief what tells this drill apart from others of its name
 * @param name how the names of the step's files begin
 */
record ExhibitMark(String drill, String brief, String name) {

    /** Empty if the call belongs to no drill. */
    static Optional<ExhibitMark> of(Call call) {
        List<String> parts = List.of(call.mark().split("/", -1));
        int count = parts.size();
        if (count < 4 || !parts.getFirst().matches("[A-Za-z0-9_][A-Za-z0-9._-]*")) {
            return Optional.empty();
        }
        String step = String.join("/", parts.subList(1, count - 2));
        String why = parts.get(count - 2);
        boolean named = step.endsWith("/" + call.on());
        String name = step + (named ? "" : "-" + call.on()) + (why.equals("undo") ? "-undo" : "");
        return Optional.of(
                new ExhibitMark(
                        parts.getFirst(),
                        parts.getLast(),
                        name.replaceAll("[^A-Za-z0-9._-]", "-")));
    }
}
