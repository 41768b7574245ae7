package io.drillmaster.trading.engine;

import io.drillmaster.trading.orders.Instruction;
import io.drillmaster.trading.orders.InstructionLine;
import io.drillmaster.trading.orders.ReportLine;
import io.drillmaster.trading.road.CommitUnknown;
import io.drillmaster.trading.road.Road;
import io.drillmaster.trading.setup.Every;
import io.drillmaster.trading.setup.Say;
import io.drillmaster.trading.setup.Settings;
import io.drillmaster.trading.web.Answer;
import io.drillmaster.trading.web.Door;
import io.drillmaster.trading.web.Neighbour;
import io.drillmaster.trading.web.Page.Request;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** The process {@code hft-trading-engine}. */
public final class TradingEngine {

    private final String host;
    private final Consul consul;
    private final TradingSwitch trading;
    private final Siblings siblings;
    private final Leadership leadership;
    private final Floor floor;
    private volatile boolean database;

    private TradingEngine(Settings settings) {
        host = settings.text("HFT_HOST");
        consul = new Consul(settings.list("HFT_CONSUL"));
        String password = settings.text("HFT_REDIS_PASSWORD");
        trading =
                new TradingSwitch(
                        settings.list("HFT_REDIS").stream()
                                .map(address -> new Redis(address, password))
                                .toList());
        siblings =
                new Siblings(
                        List.of(
                                neighbour(settings.number("HFT_ORDERS_HTTP", 8081)),
                                neighbour(settings.number("HFT_RISK_HTTP", 8082))));
        leadership =
                new Leadership(consul, host, settings.text("HFT_FIRST", host), siblings::answer);
        floor = new Floor(new Road(settings, "hft-trading-engine"), host, trading::closed);
    }

    /** Runs until it is told to stop. */
    public static void main(String[] arguments) {
        Settings settings = Settings.ofTheProcess();
        new TradingEngine(settings).run(settings);
    }

    private void run(Settings settings) {
        new Door(settings.number("HFT_ENGINE_HTTP", 8080))
                .page("/health", request -> health())
                .page("/leader", request -> Answer.json(leads(), state()))
                .page("/instructions", this::instructions)
                .open();
        Every.start("the trading switch", Duration.ofMillis(200), trading::look);
        Every.start("the road", Duration.ofSeconds(1), this::lookAtTheRoad);
        Every.start("the neighbours", Duration.ofMillis(500), siblings::look);
        Thread loop = Every.start("leadership", Duration.ofMillis(300), this::lead);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        Every.start("the site's mark", Duration.ofMinutes(1), () -> markSite(settings));
        Say.that("%s stands by".formatted(host));
        waitFor(loop);
    }

    /** Goes on answering for a moment that it does not lead, so that nobody is left in doubt. */
    private void stop() {
        leadership.retire();
        LockSupport.parkNanos(Duration.ofMillis(400).toNanos());
    }

    private void lead() {
        leadership.look();
        leadership.tenure().filter(tenure -> !floor.isOpen(tenure)).ifPresent(this::open);
    }

    private void open(Tenure tenure) {
        try {
            floor.open(tenure);
            Say.that("%d open orders taken over from durable rows".formatted(floor.openOrders()));
        } catch (Fenced e) {
            leadership.fenced(tenure);
        } catch (SQLException e) {
            Say.that("the book cannot be made of durable rows yet: %s".formatted(Say.why(e)));
        }
    }

    /** The one that leads sees its road with every order. */
    private void lookAtTheRoad() {
        if (leadership.tenure().isEmpty()) {
            database = floor.couldOpen();
        }
    }

    /** 409 says that nothing of it was booked; 504 that nobody knows. */
    private Answer instructions(Request request) {
        List<Instruction> instructions = request.body().lines().map(InstructionLine::read).toList();
        Optional<Tenure> tenure = leadership.tenure();
        if (tenure.isEmpty()) {
            return Answer.text(409, host + " does not lead");
        }
        try {
            return Answer.text(
                    200,
                    floor.take(tenure.get(), instructions).stream()
                            .map(ReportLine::write)
                            .collect(Collectors.joining("\n")));
        } catch (CommitUnknown e) {
            return Answer.text(504, Say.why(e));
        } catch (Fenced e) {
            leadership.fenced(tenure.get());
            return Answer.text(409, Say.why(e));
        } catch (SQLException e) {
            return Answer.text(409, "the database did not take it: " + Say.why(e));
        }
    }

    private boolean leads() {
        return leadership.tenure().filter(floor::isOpen).isPresent();
    }

    /** An engine that stands by is healthy when it could lead at any moment. */
    private Answer health() {
        boolean standsBy = leadership.tenure().isEmpty() && siblings.answer() && database;
        return Answer.json(leads() || (standsBy && leadership.consulAnswers()), state());
    }

    private Map<String, Object> state() {
        Optional<Tenure> tenure = leadership.tenure();
        Map<String, Object> state = new TreeMap<>();
        state.put("host", host);
        state.put("role", tenure.isPresent() ? "leader" : "standby");
        state.put("epoch", tenure.map(Tenure::epoch).orElse(0L));
        state.put("takes_orders", leads());
        state.put("enabled", trading.closed().isEmpty());
        state.put("switch", trading.closed().orElse("trading is enabled"));
        state.put("database", leads() || database);
        state.put("consul", leadership.consulAnswers());
        state.put("neighbours", siblings.answer());
        state.put("open_orders", floor.openOrders());
        return state;
    }

    /** A site is online unless somebody marked it otherwise. */
    private void markSite(Settings settings) {
        String site = settings.text("HFT_SITE").toUpperCase(Locale.ROOT);
        try {
            consul.setIfAbsent("datacenter/" + site + "/status", "ONLINE");
        } catch (IOException e) {
            Say.that("the site's mark could not be set: %s".formatted(Say.why(e)));
        }
    }

    private static Neighbour neighbour(int port) {
        return new Neighbour("http://127.0.0.1:" + port);
    }

    private static void waitFor(Thread loop) {
        try {
            loop.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
