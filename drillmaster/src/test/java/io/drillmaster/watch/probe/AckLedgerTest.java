package io.drillmaster.watch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.watch.Fate;
import io.drillmaster.watch.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AckLedgerTest {

    @TempDir Path folder;

    @Test
    void an_operation_is_open_until_its_answer_stands() throws IOException {
        try (AckLedger ledger = new AckLedger(folder)) {
            ledger.reserve(10);
            assertThat(ledger.read(3, 0)).isEmpty();

            ledger.sent(3, 100);
            ledger.writes(3, 150);
            assertThat(ledger.read(3, 0)).isEmpty();
            assertThat(ledger.wroteAt(3)).isEqualTo(150);

            ledger.ended(3, 200, Fate.ERROR, "23");
            assertThat(ledger.read(3, 90))
                    .contains(new Operation(3, 90, 100, 150, 200, Fate.ERROR, "23"));
        }
    }

    @Test
    void what_stands_in_it_is_there_for_the_next_process() throws IOException {
        try (AckLedger ledger = new AckLedger(folder)) {
            ledger.reserve(AckLedger.SLOTS + 1);
            ledger.sent(AckLedger.SLOTS, 7);
            ledger.writes(AckLedger.SLOTS, 7);
            ledger.ended(AckLedger.SLOTS, 9, Fate.OK, "");
            ledger.force(0, AckLedger.SLOTS + 1);
        }
        try (AckLedger again = new AckLedger(folder)) {
            assertThat(again.extent()).isEqualTo(AckLedger.SLOTS + 1);
            assertThat(again.read(AckLedger.SLOTS, 5)).map(Operation::ok).contains(true);
        }
    }

    @Test
    void files_are_let_go_only_when_all_their_operations_are_kept_elsewhere() throws IOException {
        try (AckLedger ledger = new AckLedger(folder)) {
            ledger.reserve(2L * AckLedger.SLOTS);

            ledger.retire(AckLedger.SLOTS - 1);
            assertThat(files()).isEqualTo(2);

            ledger.retire(AckLedger.SLOTS);
            assertThat(files()).isEqualTo(1);
            assertThat(ledger.room()).isEqualTo(2L * AckLedger.SLOTS);
        }
    }

    private long files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(AckLedger.ENDING)).count();
        }
    }
}
