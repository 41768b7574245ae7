package io.drillmaster.plan;

import io.drillmaster.runbook.Problems;
import io.drillmaster.runbook.Suggestion;
import io.drillmaster.runbook.YamlMap;
import io.drillmaster.runbook.YamlMap.Text;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads the trading hours of an estate. */
final class MarketReader {

    private static final List<String> KEYS =
            List.of("zone", "days", "open", "close", "holidays", "half-days");

    private final Problems problems;

    MarketReader(Problems problems) {
        this.problems = problems;
    }

    SortedMap<String, Market> markets(YamlMap map) {
        SortedMap<String, Market> markets = new TreeMap<>();
        map.map("markets")
                .ifPresent(given -> {
                    for (String name : given.keys()) {
                        given.map(name).ifPresent(each -> markets.put(name, market(name, each)));
                    }
                });
        return markets;
    }

    private Market market(String name, YamlMap map) {
        map.only(KEYS);
        Set<LocalDate> holidays = new TreeSet<>();
        map.list("holidays").forEach(text -> date(text).ifPresent(holidays::add));
        return new Market(
                name,
                map.required("zone", "America/New_York")
                        .flatMap(text -> read(text, ZoneId::of, "zone", "America/New_York"))
                        .orElse(ZoneOffset.UTC),
                days(map),
                hour(map, "open", "09:30"),
                hour(map, "close", "16:00"),
                holidays,
                halfDays(map));
    }

    private Set<DayOfWeek> days(YamlMap map) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        List<String> known =
                Arrays.stream(DayOfWeek.values()).map(MarketReader::capitalised).toList();
        if (!map.has("days")) {
            problems.add(map.place(), "`days:` is missing", "write `days: [Monday, Friday]`");
        }
        for (Text text : map.list("days")) {
            int at = known.indexOf(text.value());
            if (at < 0) {
                problems.add(
                        text.place(),
                        "`" + text.value() + "` is no day of the week",
                        Suggestion.of(text.value(), known));
            } else {
                days.add(DayOfWeek.of(at + 1));
            }
        }
        return days;
    }

    private static String capitalised(DayOfWeek day) {
        String name = day.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private SortedMap<LocalDate, LocalTime> halfDays(YamlMap map) {
        SortedMap<LocalDate, LocalTime> all = new TreeMap<>();
        map.map("half-days")
                .ifPresent(given ->
                        given.texts()
                                .forEach((day, close) ->
                                        date(new Text(day, given.place(day)))
                                                .ifPresent(date ->
                                                        time(close)
                                                                .ifPresent(
                                                                        at -> all.put(date, at)))));
        return all;
    }

    private LocalTime hour(YamlMap map, String key, String example) {
        return map.required(key, example).flatMap(this::time).orElse(LocalTime.MIDNIGHT);
    }

    private Optional<LocalTime> time(Text text) {
        return read(text, LocalTime::parse, "time of day", "16:00");
    }

    private Optional<LocalDate> date(Text text) {
        return read(text, LocalDate::parse, "day", "2026-12-25");
    }

    private <T> Optional<T> read(
            Text text, Function<String, T> parse, String what, String example) {
        try {
            return Optional.of(parse.apply(text.value()));
        } catch (DateTimeException e) {
            problems.add(
                    text.place(),
                    "`" + text.value() + "` is no " + what,
                    "write it as in `" + example + "`");
            return Optional.empty();
        }
    }
}
