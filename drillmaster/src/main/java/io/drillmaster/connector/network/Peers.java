package io.drillmaster.connector.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses and networks, which nobody has to look up. */
record Peers(List<Net> all) {

    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f]*:[0-9A-Fa-f:]*");

    /** One address or network. */
    record Net(InetAddress address, int bits) {

        String family() {
            return address.getAddress().length == 4 ? "ip" : "ip6";
        }

        String text() {
            return address.getHostAddress() + "/" + bits;
        }

        boolean holds(InetAddress other) {
            byte[] mine = address.getAddress();
            byte[] its = other.getAddress();
            if (mine.length != its.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((mine[bit / 8] & mask) != (its[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Empty if any of the words is neither an address nor a network. */
    static Optional<Peers> of(String words) {
        List<Optional<Net>> read =
                Arrays.stream(words.strip().split("[\\s,]+")).map(Peers::net).toList();
        return read.stream().allMatch(Optional::isPresent)
                ? Optional.of(new Peers(read.stream().flatMap(Optional::stream).toList()))
                : Optional.empty();
    }

    boolean hold(String address) {
        return address(address)
                .filter(it -> all.stream().anyMatch(net -> net.holds(it)))
                .isPresent();
    }

    private static Optional<Net> net(String word) {
        String[] parts = word.split("/", 2);
        return address(parts[0])
                .flatMap(address -> {
                    int most = address.getAddress().length * 8;
                    String bits = parts.length == 1 ? String.valueOf(most) : parts[1];
                    return Optional.of(bits)
                            .filter(it -> it.matches("[0-9]{1,3}"))
                            .map(Integer::parseInt)
                            .filter(it -> it <= most)
                            .map(it -> new Net(address, it));
                });
    }

    private static Optional<InetAddress> address(String text) {
        if (!LITERAL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
