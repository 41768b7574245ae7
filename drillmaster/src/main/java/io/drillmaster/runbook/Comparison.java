package io.drillmaster.runbook;

import io.drillmaster.connector.Facts;
import java.util.Optional;

/** One fact held against one value, such as {@code lag < 1MB} or {@code leader = nyc-db1}. */
public record Comparison(String fact, Comparator comparator, String value) {

    /** Empty when the fact is missing or cannot be compared: then nothing is known. */
    public Optional<Boolean> test(Facts facts) {
        return facts.get(fact).flatMap(this::testValue);
    }

    private Optional<Boolean> testValue(String found) {
        Optional<Quantity> left = Quantity.parse(found);
        Optional<Quantity> right = Quantity.parse(value);
        if (left.isPresent() && right.isPresent()) {
            if (left.get().dimension() != right.get().dimension()) {
                return Optional.empty();
            }
            return Optional.of(comparator.holds(left.get().base(), right.get().base()));
        }
        return switch (comparator) {
            case EQUAL -> Optional.of(found.equals(value));
            case OTHER_THAN -> Optional.of(!found.equals(value));
            case BELOW, AT_MOST, AT_LEAST, ABOVE -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return fact + " " + comparator.sign() + " " + value;
    }
}
