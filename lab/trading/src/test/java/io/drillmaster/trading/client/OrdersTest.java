package io.drillmaster.trading.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.trading.client.Entry.What;
import io.drillmaster.trading.client.Order.Stage;
import io.drillmaster.trading.orders.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrdersTest {

    private final Orders orders = new Orders("C");

    @TempDir Path folder;

    @Test
    void a_fill_that_is_told_twice_is_counted_once() {
        orders.add(entry(What.SENT, "C-1", 0, ""));
        orders.add(entry(What.ACKNOWLEDGED, "C-1", 0, ""));
        orders.add(entry(What.FILLED, "C-1", 60, ""));
        orders.add(entry(What.FILLED, "C-1", 60, ""));
        orders.add(entry(What.RESTATED, "C-1", 100, "closed"));

        assertThat(orders.positions().of("C", "AAPL")).isEqualTo(100);
        assertThat(orders.at(Stage.DONE)).hasSize(1);
    }

    @Test
    void a_status_that_says_what_is_known_is_no_news() {
        orders.add(entry(What.SENT, "C-1", 0, ""));
        assertThat(orders.isNews(entry(What.RESTATED, "C-1", 0, "open"))).isTrue();

        orders.add(entry(What.ACKNOWLEDGED, "C-1", 0, ""));

        assertThat(orders.isNews(entry(What.RESTATED, "C-1", 0, "open"))).isFalse();
        assertThat(orders.isNews(entry(What.RESTATED, "C-1", 10, "open"))).isTrue();
        assertThat(orders.isNews(entry(What.RESTATED, "C-1", 0, "closed"))).isTrue();
    }

    @Test
    void an_order_that_was_never_booked_holds_nothing_and_is_not_in_doubt() {
        orders.add(entry(What.SENT, "C-1", 0, ""));
        orders.add(entry(What.NOT_BOOKED, "C-1", 0, "unknown order"));

        assertThat(orders.at(Stage.SENT)).isEmpty();
        assertThat(orders.positions().all()).isEmpty();
    }

    @Test
    void ids_go_on_after_those_of_the_ledger() {
        orders.add(entry(What.SENT, "C-00000041", 0, ""));

        assertThat(orders.nextId()).isEqualTo("C-00000042");
    }

    @Test
    void a_ledger_gives_back_what_was_written_and_takes_away_a_line_cut_short() throws IOException {
        Path file = folder.resolve("ledger.jsonl");
        DropCopy first = new DropCopy(file, entry -> {});
        List<Entry> written =
                List.of(entry(What.SENT, "C-1", 0, ""), entry(What.FILLED, "C-1", 60, "7 \"8\""));
        written.forEach(first::add);
        first.sync();
        Files.writeString(file, "{\"at\":\"half a li", StandardOpenOption.APPEND);

        List<Entry> read = new ArrayList<>();
        DropCopy second = new DropCopy(file, read::add);

        assertThat(read).isEqualTo(written);
        assertThat(second.lines()).isEqualTo(2);
        assertThat(second.since(1, 10)).contains("FILLED").doesNotContain("SENT", "half");
    }

    private static Entry entry(What what, String id, long filled, String note) {
        return new Entry(what, id, "AAPL", Side.BUY, 100, new BigDecimal("190.05"), filled, note);
    }
}
