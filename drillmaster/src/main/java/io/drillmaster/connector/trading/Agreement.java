package io.drillmaster.connector.trading;

import io.drillmaster.connector.Facts;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether books that should be the same are. */
final class Agreement {

    private Agreement() {}

    /** The client's book is the last, and is held against the others for its own accounts only. */
    static Facts of(List<Book> books) {
        SortedSet<String> own = books.getLast().accounts();
        SortedSet<String> names = new TreeSet<>();
        books.forEach(book -> names.addAll(book.positions().keySet()));
        List<String> differing =
                names.stream()
                        .filter(name -> told(books, own, name).distinct().count() > 1)
                        .toList();
        return Facts.of(
                Map.of(
                        "differing",
                        String.valueOf(differing.size()),
                        "compared",
                        String.valueOf(names.size()),
                        "sources",
                        String.valueOf(books.size()),
                        "first",
                        differing.isEmpty()
                                ? "all agree"
                                : named(books, own, differing.getFirst())));
    }

    private static Stream<Long> told(List<Book> books, SortedSet<String> own, String name) {
        return witnesses(books, own, name).map(book -> book.held(name));
    }

    private static Stream<Book> witnesses(List<Book> books, SortedSet<String> own, String name) {
        boolean clients = own.contains(Book.account(name));
        return books.stream().filter(book -> clients || !book.equals(books.getLast()));
    }

    private static String named(List<Book> books, SortedSet<String> own, String name) {
        return witnesses(books, own, name)
                .map(book -> book.source() + " say " + book.held(name))
                .collect(Collectors.joining(", ", name + ": ", ""));
    }
}
