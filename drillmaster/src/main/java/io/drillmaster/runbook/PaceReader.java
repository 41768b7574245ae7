package io.drillmaster.runbook;

import io.drillmaster.runbook.YamlMap.Text;
import java.util.List;
import java.util.Optional;

/** Reads how a step goes about many hosts. */
final class PaceReader {

    static final String AT_ONCE = "at-once";
    static final String CANARY = "canary";
    static final String STOP_AFTER = "stop-after";

    private final Problems problems;

    PaceReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * Empty when the step is on one thing.
     *
     * @param untold what counts where the step says nothing
     */
    Optional<Pace> read(YamlMap map, String on, Pace untold) {
        if (!Deeds.GROUP.matcher(on).matches()) {
            List.of(AT_ONCE, CANARY, STOP_AFTER).forEach(key -> onOne(map, key, on));
            return Optional.empty();
        }
        int atOnce = number(map, AT_ONCE, 1).orElse(untold.atOnce());
        int canary = number(map, CANARY, 1).orElse(untold.canary());
        int stopAfter = number(map, STOP_AFTER, 0).orElse(untold.stopAfter());
        if (map.has("otherwise") && map.has(STOP_AFTER)) {
            problems.add(
                    map.place(STOP_AFTER),
                    "a check that does not hold is only noted, so it stops nothing",
                    "leave out `stop-after:`, or `otherwise: continue`");
        }
        return Optional.of(new Pace(atOnce, canary, stopAfter));
    }

    private void onOne(YamlMap map, String key, String on) {
        if (map.has(key)) {
            problems.add(
                    map.place(key),
                    "`" + key + ":` is for many hosts, and `" + on + "` is one",
                    "leave it out, or write `on: all hosts`, `on: all of site nyc` or"
                            + " `on: all members of trading-db`");
        }
    }

    private Optional<Integer> number(YamlMap map, String key, int least) {
        Optional<Text> text = map.text(key);
        Optional<Integer> number =
                text.map(Text::value)
                        .filter(each -> each.matches("\\d{1,6}"))
                        .map(Integer::valueOf)
                        .filter(each -> each >= least);
        if (text.isPresent() && number.isEmpty()) {
            problems.add(
                    text.get().place(),
                    "`" + text.get().value() + "` is no number of " + counted(key),
                    "write a whole number from " + least + ", or leave `" + key + ":` out");
        }
        return number;
    }

    private static String counted(String key) {
        return switch (key) {
            case AT_ONCE -> "hosts to go about at the same time";
            case CANARY -> "hosts to try it on first";
            default -> "failures to bear";
        };
    }
}
