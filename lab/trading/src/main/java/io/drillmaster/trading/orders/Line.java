package io.drillmaster.trading.orders;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One line of text between the processes: words with tabs between them. */
final class Line {

    private final Iterator<String> words;
    private final String text;

    private Line(String text) {
        this.text = text;
        this.words = List.of(text.split("\t", -1)).iterator();
    }

    static Line read(String text) {
        return new Line(text);
    }

    static String write(Object... words) {
        return Stream.of(words)
                .map(word -> word.toString().replaceAll("[\t\r\n]", " "))
                .collect(Collectors.joining("\t"));
    }

    String word() {
        if (!words.hasNext()) {
            throw new IllegalArgumentException("a line that ends too early: " + text);
        }
        return words.next();
    }

    long number() {
        return Long.parseLong(word());
    }

    BigDecimal decimal() {
        return new BigDecimal(word());
    }

    Ticket ticket() {
        return new Ticket(
                word(), word(), word(), word(), Side.valueOf(word()), number(), price(), flag());
    }

    static String ticket(Ticket ticket) {
        return write(
                ticket.session(),
                ticket.clientOrderId(),
                ticket.account(),
                ticket.symbol(),
                ticket.side(),
                ticket.quantity(),
                ticket.price().map(BigDecimal::toPlainString).orElse("market"),
                ticket.mayBeResent() ? "resent" : "");
    }

    private Optional<BigDecimal> price() {
        String word = word();
        return word.equals("market") ? Optional.empty() : Optional.of(new BigDecimal(word));
    }

    private boolean flag() {
        return word().equals("resent");
    }
}
