package io.drillmaster.trading.gateway;

import io.drillmaster.trading.orders.Report;
import io.drillmaster.trading.road.Road;
import io.drillmaster.trading.setup.Every;
import io.drillmaster.trading.setup.Say;
import io.drillmaster.trading.setup.Settings;
import io.drillmaster.trading.web.Answer;
import io.drillmaster.trading.web.Door;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.MemoryStoreFactory;
import quickfix.ScreenLogFactory;
import quickfix.Session;
import quickfix.SocketAcceptor;
import quickfix.field.Text;
import quickfix.fix44.Logout;

/** The process {@code hft-order-management}. */
public final class OrderManagement {

    private final Clients clients;
    private final Gate gate;
    private final Desk desk;
    private final Neighbours neighbours;

    private OrderManagement(Settings settings) {
        clients = Clients.of(settings);
        gate = new Gate(clients.names());
        neighbours =
                new Neighbours(
                        settings.number("HFT_RISK_HTTP", 8082),
                        settings.number("HFT_ENGINE_HTTP", 8080));
        desk = new Desk(neighbours, gate, this::tell, this::everybodyOut);
    }

    /** Runs until it is told to stop. */
    public static void main(String[] arguments) throws ConfigError, InterruptedException {
        Settings settings = Settings.ofTheProcess();
        new OrderManagement(settings).run(settings);
    }

    private void run(Settings settings) throws ConfigError, InterruptedException {
        Statuses statuses = new Statuses(new Road(settings, "hft-order-management"));
        Counter counter =
                new Counter(clients, gate, desk, statuses, Executors.newSingleThreadExecutor());
        SocketAcceptor acceptor =
                new SocketAcceptor(
                        counter,
                        new MemoryStoreFactory(),
                        clients.settings(settings.number("HFT_FIX", 9876)),
                        new ScreenLogFactory(false, false, true),
                        new DefaultMessageFactory());
        acceptor.start();
        new Door(settings.number("HFT_ORDERS_HTTP", 8081))
                .page("/health", request -> Answer.json(true, state()))
                .page("/leader", request -> Answer.json(gate.takesOrders(), state()))
                .open();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> acceptor.stop(true)));
        Every.start("the road", Duration.ofSeconds(5), statuses::warm);
        Every.start("the engine's lead", Duration.ofMillis(150), this::watchEngine);
        Every.start("late orders", Duration.ofMillis(250), desk::expire);
        Every.start("the desk", Duration.ZERO, desk::work).join();
    }

    private void watchEngine() {
        boolean leads = neighbours.engineLeads();
        if (gate.tell(leads)) {
            Say.that(
                    leads
                            ? "the engine of this host leads"
                            : "the engine of this host does not lead");
            if (!leads) {
                everybodyOut("this gateway does not lead any more; use the other one");
            }
        }
    }

    private void everybodyOut(String why) {
        clients.sessions()
                .values()
                .forEach(id -> {
                    Session session = Session.lookupSession(id);
                    if (session != null && session.isLoggedOn()) {
                        Logout logout = new Logout();
                        logout.set(new Text(why));
                        session.send(logout);
                        disconnect(session, why);
                    }
                });
    }

    private static void disconnect(Session session, String why) {
        try {
            session.disconnect(why, false);
        } catch (java.io.IOException e) {
            Say.that("a session could not be ended in order: %s".formatted(Say.why(e)));
        }
    }

    private void tell(Report report) {
        clients.session(report.session())
                .ifPresent(id -> Counter.send(Telling.message(report), id));
    }

    private Map<String, Object> state() {
        List<String> on =
                clients.sessions().entrySet().stream()
                        .filter(each -> isLoggedOn(each.getValue()))
                        .map(Map.Entry::getKey)
                        .toList();
        Map<String, Object> state = new TreeMap<>();
        state.put("takes_orders", gate.takesOrders());
        state.put("sessions", on);
        state.put("to_be_cancelled", gate.owed());
        return state;
    }

    private static boolean isLoggedOn(quickfix.SessionID id) {
        Session session = Session.lookupSession(id);
        return session != null && session.isLoggedOn();
    }
}
