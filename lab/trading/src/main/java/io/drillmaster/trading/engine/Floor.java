package io.drillmaster.trading.engine;

import io.drillmaster.trading.orders.Instruction;
import io.drillmaster.trading.orders.Instruction.Cancel;
import io.drillmaster.trading.orders.Instruction.CancelAll;
import io.drillmaster.trading.orders.Instruction.Place;
import io.drillmaster.trading.orders.Report;
import io.drillmaster.trading.road.OrderRows;
import io.drillmaster.trading.road.Road;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where orders are traded, one batch at a time: written, committed, and only then told. */
final class Floor {

    private final Road road;
    private final String host;
    private final Supplier<Optional<String>> closed;
    private Optional<Opened> opened = Optional.empty();
    private Optional<Executions> numbering = Optional.empty();

    /** What was made of durable rows for one tenure; after any failure it is made again. */
    private record Opened(long epoch, Book book, Executions executions) {}

    Floor(Road road, String host, Supplier<Optional<String>> closed) {
        this.road = road;
        this.host = host;
        this.closed = closed;
    }

    /** Makes the book of durable rows, if it is not made yet for this tenure. */
    synchronized void open(Tenure tenure) throws SQLException {
        if (opened.filter(made -> made.epoch() == tenure.epoch()).isEmpty()) {
            opened = Optional.of(recover(tenure));
        }
    }

    /** Whether this engine could take over now; asking keeps a connection open for that moment. */
    boolean couldOpen() {
        try {
            return road.run(connection -> new Rows(connection).epoch()) >= 0;
        } catch (SQLException e) {
            return false;
        }
    }

    synchronized boolean isOpen(Tenure tenure) {
        return opened.filter(made -> made.epoch() == tenure.epoch()).isPresent();
    }

    synchronized int openOrders() {
        return opened.map(made -> made.book().size()).orElse(0);
    }

    synchronized List<Report> take(Tenure tenure, List<Instruction> instructions)
            throws SQLException {
        open(tenure);
        Opened made = opened.orElseThrow(() -> new SQLException("the book is not open"));
        opened = Optional.empty();
        Batch batch = road.run(connection -> work(connection, tenure, made, instructions));
        opened = Optional.of(made);
        return batch.reports();
    }

    private Opened recover(Tenure tenure) throws SQLException {
        Book book = new Book();
        road.run(connection -> {
            new Rows(connection).raiseFence(tenure.epoch(), host);
            OrderRows.open(connection).forEach(state -> book.rest(Working.of(state)));
            return book.size();
        });
        return new Opened(tenure.epoch(), book, executions(tenure));
    }

    /** Numbers go on where a failure interrupted them, so that none is given twice. */
    private Executions executions(Tenure tenure) {
        if (numbering.filter(made -> made.epoch() == tenure.epoch()).isEmpty()) {
            numbering = Optional.of(new Executions(tenure.epoch()));
        }
        return numbering.orElseThrow();
    }

    private Batch work(
            Connection connection, Tenure tenure, Opened made, List<Instruction> instructions)
            throws SQLException {
        Rows rows = new Rows(connection);
        rows.holdFence(tenure.epoch());
        Known known = new Known(OrderRows.named(connection, names(instructions)));
        List<Long> ids =
                rows.reserveIds(instructions.stream().filter(Place.class::isInstance).count());
        Batch batch = new Batch(made.book(), known, closed.get(), ids, made.executions());
        instructions.forEach(batch::take);
        rows.write(batch);
        if (!tenure.lasts()) {
            throw new SQLException("the lease ended before the commit");
        }
        return batch;
    }

    private static Collection<String> names(List<Instruction> instructions) {
        return instructions.stream()
                .flatMap(instruction ->
                        switch (instruction) {
                            case Place place -> Stream.of(place.ticket().clientOrderId());
                            case Cancel cancel -> Stream.of(cancel.clientOrderId());
                            case CancelAll all -> Stream.<String>of();
                        })
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
