package io.drillmaster.connector.prometheus;

import io.drillmaster.connector.Facts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The values that an expression has now. */
final class Values {

    static final List<String> NAMES = List.of("count", "value", "least", "most", "age");

    static final Set<String> UNITS = Set.of("", "s", "ms", "B", "%");

    private static final MathContext DIGITS = new MathContext(9);

    private Values() {}

    /** Empty when it is no vector and no scalar. */
    static Optional<Facts> of(JsonNode data, String unit) {
        Optional<List<Double>> values = numbers(data);
        return values.map(all -> {
            SortedMap<String, String> facts = new TreeMap<>();
            facts.put("count", String.valueOf(all.size()));
            facts.put("value", all.size() == 1 ? told(all.getFirst(), unit) : "none");
            facts.put(
                    "least",
                    all.stream().min(Double::compare).map(it -> told(it, unit)).orElse("none"));
            facts.put(
                    "most",
                    all.stream().max(Double::compare).map(it -> told(it, unit)).orElse("none"));
            facts.put("age", "unknown");
            return new Facts(facts);
        });
    }

    /** The same facts, with the age of the oldest sample among them. */
    static Optional<Facts> aged(Facts facts, JsonNode data) {
        return numbers(data)
                .map(ages -> {
                    SortedMap<String, String> aged = new TreeMap<>(facts.values());
                    ages.forEach(age -> aged.put("age", String.format(Locale.ROOT, "%.3fs", age)));
                    return new Facts(aged);
                });
    }

    private static Optional<List<Double>> numbers(JsonNode data) {
        JsonNode result = data.path("result");
        List<Double> numbers = new ArrayList<>();
        try {
            switch (data.path("resultType").asString("")) {
                case "scalar" -> numbers.add(number(result));
                case "vector" -> result.forEach(each -> numbers.add(number(each.path("value"))));
                default -> {
                    return Optional.empty();
                }
            }
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        return Optional.of(numbers);
    }

    private static double number(JsonNode pair) {
        return switch (pair.path(1).asString("")) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            case String text -> Double.parseDouble(text);
        };
    }

    private static String told(double value, String unit) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString() + unit
                : String.valueOf(value);
    }
}
