package io.drillmaster.trading.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.trading.orders.Instruction.Cancel;
import io.drillmaster.trading.orders.Instruction.CancelAll;
import io.drillmaster.trading.orders.Instruction.Place;
import io.drillmaster.trading.orders.Report.CancelRefused;
import io.drillmaster.trading.orders.Report.Execution;
import io.drillmaster.trading.orders.Report.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinesTest {

    private static final Ticket LIMIT =
            new Ticket(
                    "CLIENT1",
                    "C-1",
                    "ACC",
                    "AAPL",
                    Side.SELL,
                    300,
                    Optional.of(new BigDecimal("190.05")),
                    true);
    private static final Ticket MARKET =
            new Ticket("PROBE", "P-1", "PROBE", "MSFT", Side.BUY, 1, Optional.empty(), false);

    @Test
    void every_instruction_comes_back_from_its_line_as_it_was() {
        List<Instruction> all =
                List.of(
                        new Place(LIMIT),
                        new Place(MARKET),
                        new Cancel("CLIENT1", "X-1", "C-1"),
                        new CancelAll("CLIENT1"));

        assertThat(all.stream().map(InstructionLine::write).map(InstructionLine::read))
                .isEqualTo(all);
    }

    @Test
    void every_report_comes_back_from_its_line_as_it_was() {
        OrderState state =
                new OrderState(7, LIMIT, Status.PARTIALLY_FILLED, 100, new BigDecimal("190.05"));
        List<Report> all =
                List.of(
                        new Execution(
                                Kind.TRADE, "3-9", state, 100, new BigDecimal("190.05"), "", ""),
                        Execution.of(Kind.REJECTED, "3-10", OrderState.unbooked(MARKET), "no"),
                        new CancelRefused("CLIENT1", "X-1", "C-1", "unknown order"));

        assertThat(all.stream().map(ReportLine::write).map(ReportLine::read)).isEqualTo(all);
    }

    @Test
    void a_text_with_tabs_and_line_ends_stays_on_its_line() {
        Report told = new CancelRefused("CLIENT1", "X-1", "C-1", "too\tlate\nfor that");

        assertThat(ReportLine.read(ReportLine.write(told)))
                .isEqualTo(new CancelRefused("CLIENT1", "X-1", "C-1", "too late for that"));
    }

    @Test
    void a_line_that_ends_too_early_is_refused() {
        assertThatThrownBy(() -> InstructionLine.read("place\tCLIENT1\tC-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ends too early");
    }

    @Test
    void positions_forget_what_is_level() {
        Positions positions = new Positions();
        positions.add("A", "AAPL", 100);
        positions.add("A", "MSFT", -5);
        positions.add("A", "AAPL", -100);

        assertThat(positions.all().get("A")).hasSize(1).containsEntry("MSFT", -5L);
        assertThat(positions.of("A", "AAPL")).isZero();
        assertThat(positions.of("B", "AAPL")).isZero();
    }
}
