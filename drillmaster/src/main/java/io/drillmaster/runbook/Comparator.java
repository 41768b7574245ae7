package io.drillmaster.runbook;

import java.util.Optional;

/** How a value is held against a target. */
public enum Comparator {
    BELOW("<"),
    AT_MOST("<="),
    EQUAL("="),
    OTHER_THAN("!="),
    AT_LEAST(">="),
    ABOVE(">");

    private final String sign;

    Comparator(String sign) {
        this.sign = sign;
    }

    public String sign() {
        return sign;
    }

    public static Optional<Comparator> of(String sign) {
        for (Comparator each : values()) {
            if (each.sign.equals(sign)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Names may be the same or another, but only amounts are above or below. */
    boolean isOfAmounts() {
        return this != EQUAL && this != OTHER_THAN;
    }

    public boolean holds(double value, double target) {
        return switch (this) {
            case BELOW -> value < target;
            case AT_MOST -> value <= target;
            case EQUAL -> value == target;
            case OTHER_THAN -> value != target;
            case AT_LEAST -> value >= target;
            case ABOVE -> value > target;
        };
    }
}
