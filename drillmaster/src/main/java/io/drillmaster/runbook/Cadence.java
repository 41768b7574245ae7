package io.drillmaster.runbook;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often a drill is due, in the words of a calendar. */
public sealed interface Cadence {

    /** What may be written, for error messages. */
    String KNOWN =
            "`every day`, `every Monday`, `first Saturday of the month` or `last Saturday of March,"
                    + " June, September, December`";

    /** The first due day that is not before the given one. */
    LocalDate next(LocalDate from);

    record Daily() implements Cadence {
        @Override
        public LocalDate next(LocalDate from) {
            return from;
        }
    }

    record Weekly(DayOfWeek day) implements Cadence {
        @Override
        public LocalDate next(LocalDate from) {
            return from.with(TemporalAdjusters.nextOrSame(day));
        }
    }

    /**
     * One weekday of certain months.
     *
     * @param ordinal 1 to 4 from the start of the month, or -1 for the last
     */
    record Monthly(int ordinal, DayOfWeek day, Set<Month> months) implements Cadence {

        public Monthly {
            months = Set.copyOf(months);
        }

        @Override
        public LocalDate next(LocalDate from) {
            LocalDate month = from.withDayOfMonth(1);
            while (true) {
                LocalDate due = month.with(TemporalAdjusters.dayOfWeekInMonth(ordinal, day));
                if (months.contains(month.getMonth()) && !due.isBefore(from)) {
                    return due;
                }
                month = month.plusMonths(1);
            }
        }
    }

    Pattern MONTHLY = Pattern.compile("(first|second|third|fourth|last) (\\w+) of (.+)");

    static Optional<Cadence> parse(String text) {
        String words = text.strip();
        if (words.equals("every day")) {
            return Optional.of(new Daily());
        }
        if (words.startsWith("every ")) {
            return named(DayOfWeek.class, words.substring(6)).map(Weekly::new);
        }
        Matcher matcher = MONTHLY.matcher(words);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<DayOfWeek> day = named(DayOfWeek.class, matcher.group(2));
        Optional<Set<Month>> months = months(matcher.group(3));
        return day.flatMap(
                each -> months.map(in -> new Monthly(ordinal(matcher.group(1)), each, in)));
    }

    private static int ordinal(String word) {
        return switch (word) {
            case "first" -> 1;
            case "second" -> 2;
            case "third" -> 3;
            case "fourth" -> 4;
            default -> -1;
        };
    }

    private static Optional<Set<Month>> months(String text) {
        if (text.equals("the month")) {
            return Optional.of(EnumSet.allOf(Month.class));
        }
        Set<Month> months = EnumSet.noneOf(Month.class);
        for (String word : text.split("(,\\s*)|(\\s+and\\s+)", -1)) {
            Optional<Month> month = named(Month.class, word);
            if (month.isEmpty()) {
                return Optional.empty();
            }
            months.add(month.get());
        }
        return Optional.of(months);
    }

    private static <E extends Enum<E>> Optional<E> named(Class<E> type, String word) {
        String wanted = word.toUpperCase(Locale.ROOT);
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(wanted))
                .findFirst();
    }
}
