package io.drillmaster.trading.risk;

import io.drillmaster.trading.orders.Ticket;
import io.drillmaster.trading.setup.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How much an account may order at once, and hold. */
record Limits(long quantity, long position, Map<String, Limits> ofAccounts) {

    /** As in {@code HFT_LIMITS=10000:1000000,PROBE=100:1000}. */
    static Limits of(Settings settings) {
        Limits all = read("10000:1000000", Map.of());
        Map<String, Limits> accounts = new HashMap<>();
        List<String> words = List.of(settings.text("HFT_LIMITS", "").split(",", -1));
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals >= 0) {
                accounts.put(word.substring(0, equals), read(word.substring(equals + 1), Map.of()));
            } else if (!word.isBlank()) {
                all = read(word, Map.of());
            }
        }
        return new Limits(all.quantity, all.position, Map.copyOf(accounts));
    }

    /** Why the order must not be taken by an account that holds so much, if it must not. */
    Optional<String> breach(Ticket ticket, long held) {
        Limits mine = ofAccounts.getOrDefault(ticket.account(), this);
        if (ticket.quantity() > mine.quantity) {
            return Optional.of(
                    "risk: %s may order %d at once, not %d"
                            .formatted(ticket.account(), mine.quantity, ticket.quantity()));
        }
        long then = held + ticket.side().signed(ticket.quantity());
        if (Math.abs(then) > mine.position && Math.abs(then) > Math.abs(held)) {
            return Optional.of(
                    "risk: %s may hold %d of %s, and would hold %d"
                            .formatted(ticket.account(), mine.position, ticket.symbol(), then));
        }
        return Optional.empty();
    }

    private static Limits read(String text, Map<String, Limits> ofAccounts) {
        int colon = text.indexOf(':');
        return new Limits(
                Long.parseLong(text.substring(0, colon)),
                Long.parseLong(text.substring(colon + 1)),
                ofAccounts);
    }
}
