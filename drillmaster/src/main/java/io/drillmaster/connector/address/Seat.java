package io.drillmaster.connector.address;

import io.drillmaster.connector.Facts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * How one host stands to a virtual address.
 *
 * @param mac of the interface that holds it, or none
 * @param runs whether the daemon runs that would hold it
 * @param seen the mac that answers for the address; {@code far} if it is beyond a router
 */
record Seat(boolean holds, String mac, boolean runs, String seen) {

    private static final int WORDS = 5;

    /** Reads the line that a host said of itself; empty if it is not one. */
    static Optional<Seat> in(String said) {
        List<String> words = List.of(said.strip().split(" ", -1));
        return words.size() == WORDS && words.getFirst().equals("host")
                ? Optional.of(
                        new Seat(
                                !words.get(1).equals("none"),
                                words.get(2),
                                words.get(3).equals("active"),
                                words.get(4)))
                : Optional.empty();
    }

    /** What all of them together tell. */
    static Facts facts(SortedMap<String, Seat> seats, int hosts) {
        List<String> holders = holders(seats);
        List<String> seen =
                seats.values().stream()
                        .filter(seat -> !seat.holds())
                        .map(seat -> holderOf(seat.seen(), seats))
                        .distinct()
                        .toList();
        String holder = holders.isEmpty() ? "none" : String.join(",", holders);
        boolean agree = holders.size() == 1 && seen.equals(holders) && seats.size() == hosts;
        return Facts.of(
                Map.of(
                        "hosts", String.valueOf(hosts),
                        "answering", String.valueOf(seats.size()),
                        "ready", String.valueOf(seats.values().stream().filter(Seat::runs).count()),
                        "holders", String.valueOf(holders.size()),
                        "holder", holder,
                        "seen", seen.isEmpty() ? "unknown" : String.join(",", seen),
                        "agree", agree ? "yes" : "no"));
    }

    static List<String> holders(SortedMap<String, Seat> seats) {
        return seats.entrySet().stream()
                .filter(each -> each.getValue().holds())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String holderOf(String mac, SortedMap<String, Seat> seats) {
        if (mac.equals("none") || mac.equals("far")) {
            return mac;
        }
        String holders =
                seats.entrySet().stream()
                        .filter(each -> each.getValue().mac().equals(mac))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.joining(","));
        return holders.isEmpty() ? "stranger" : holders;
    }
}
