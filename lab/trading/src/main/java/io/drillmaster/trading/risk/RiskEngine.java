package io.drillmaster.trading.risk;

import io.drillmaster.trading.orders.Instruction.Place;
import io.drillmaster.trading.orders.InstructionLine;
import io.drillmaster.trading.orders.Positions;
import io.drillmaster.trading.orders.Ticket;
import io.drillmaster.trading.road.Road;
import io.drillmaster.trading.setup.Every;
import io.drillmaster.trading.setup.Say;
import io.drillmaster.trading.setup.Settings;
import io.drillmaster.trading.web.Answer;
import io.drillmaster.trading.web.Door;
import io.drillmaster.trading.web.Json;
import io.drillmaster.trading.web.Page.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The process {@code hft-risk-engine}. */
public final class RiskEngine {

    private final Limits limits;
    private final TradeRows trades;
    private final Path lie;

    private RiskEngine(Settings settings) {
        limits = Limits.of(settings);
        trades = new TradeRows(new Road(settings, "hft-risk-engine"));
        lie = Path.of(settings.text("HFT_FOLDER", "/var/lib/hft"), "lies", "position-off-by-one");
    }

    /** Runs until it is told to stop. */
    public static void main(String[] arguments) throws InterruptedException {
        Settings settings = Settings.ofTheProcess();
        RiskEngine engine = new RiskEngine(settings);
        new Door(settings.number("HFT_RISK_HTTP", 8082))
                .page("/health", request -> engine.health())
                .page("/positions", request -> engine.positions())
                .page("/check", engine::check)
                .open();
        Every.start("positions", Duration.ofMillis(500), engine::catchUp).join();
    }

    private void catchUp() {
        boolean before = trades.isCurrent();
        try {
            trades.catchUp();
            if (!before) {
                Say.that("positions are made of durable trades");
            }
        } catch (SQLException e) {
            if (before) {
                Say.that("positions are not current: %s".formatted(Say.why(e)));
            }
        }
    }

    private Answer health() {
        return Answer.json(
                trades.isCurrent(),
                Map.of(
                        "positions", trades.isCurrent() ? "current" : "not current",
                        "most_at_once", limits.quantity(),
                        "most_held", limits.position()));
    }

    /** A line an order: nothing when it may be taken, and otherwise why not. */
    private Answer check(Request request) {
        if (request.word("fills").isPresent() || !trades.isCurrent()) {
            catchUp();
        }
        if (!trades.isCurrent()) {
            return Answer.text(503, "the positions are not current");
        }
        Positions booked = trades.positions();
        Positions meanwhile = new Positions();
        List<String> answers = new ArrayList<>();
        request.body().lines().forEach(line -> answers.add(check(line, booked, meanwhile)));
        return Answer.text(200, String.join("\n", answers));
    }

    private String check(String line, Positions booked, Positions meanwhile) {
        if (!(InstructionLine.read(line) instanceof Place(Ticket ticket))) {
            throw new IllegalArgumentException("only new orders are checked: " + line);
        }
        String account = ticket.account();
        String symbol = ticket.symbol();
        long held = booked.of(account, symbol) + meanwhile.of(account, symbol);
        var breach = limits.breach(ticket, held);
        if (breach.isEmpty()) {
            meanwhile.add(account, symbol, ticket.side().signed(ticket.quantity()));
        }
        return breach.orElse("ok");
    }

    private Answer positions() {
        if (!trades.isCurrent()) {
            return Answer.text(503, "{\"error\":\"the positions are not current\"}\n");
        }
        Map<String, Map<String, Long>> all = trades.positions().all();
        return Answer.text(200, Json.write(Files.exists(lie) ? offByOne(all) : all) + "\n");
    }

    /** The lab's lie: one position of a client is told one too high. */
    private static Map<String, Map<String, Long>> offByOne(Map<String, Map<String, Long>> all) {
        Map<String, Map<String, Long>> told = new TreeMap<>(all);
        Map<String, Long> held = new TreeMap<>(told.getOrDefault("CLIENT1", Map.of()));
        String symbol = held.keySet().stream().findFirst().orElse("AAPL");
        held.merge(symbol, 1L, Long::sum);
        told.put("CLIENT1", held);
        return told;
    }
}
