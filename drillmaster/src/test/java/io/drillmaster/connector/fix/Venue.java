package io.drillmaster.connector.fix;

import io.drillmaster.connector.SilentServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import quickfix.ApplicationAdapter;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.FieldNotFound;
import quickfix.MemoryStoreFactory;
import quickfix.Message;
import quickfix.RejectLogon;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionNotFound;
import quickfix.SessionSettings;
import quickfix.SocketAcceptor;

/** A real FIX acceptor inside the test: it keeps orders in memory, and misbehaves when told to. */
public final class Venue extends ApplicationAdapter implements AutoCloseable {

    public static final String PASSWORD = "let-me-in-4711";

    /** How it treats those who come. */
    public enum Mood {
        TAKES,
        REJECTS,
        /** Takes an order in and never says so. */
        IS_SILENT,
        /** Takes an order in, and goes away instead of saying so. */
        HANGS_UP,
        LETS_NOBODY_IN
    }

    private final int port = SilentServer.closedPort();
    private final SessionID id = new SessionID("FIX.4.4", "HFT", "DRILLMASTER");
    private final Map<String, String> orders = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final SocketAcceptor acceptor;
    private volatile Mood mood = Mood.TAKES;

    public Venue() {
        SessionSettings settings = new SessionSettings();
        settings.setString("ConnectionType", "acceptor");
        settings.setString("SocketAcceptAddress", "127.0.0.1");
        settings.setString("SocketAcceptPort", String.valueOf(port));
        settings.setString("NonStopSession", "Y");
        settings.setString("UseDataDictionary", "N");
        settings.setString("ResetOnLogon", "Y");
        settings.setString(id, "BeginString", "FIX.4.4");
        settings.setString(id, "SenderCompID", "HFT");
        settings.setString(id, "TargetCompID", "DRILLMASTER");
        try {
            acceptor =
                    new SocketAcceptor(
                            this, new MemoryStoreFactory(), settings, new DefaultMessageFactory());
            acceptor.start();
        } catch (ConfigError e) {
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return port;
    }

    public void turn(Mood next) {
        mood = next;
    }

    /** Ends the session as a gateway does that no longer leads. */
    public void throwOut(String why) {
        Session session = Session.lookupSession(id);
        if (session != null && session.isLoggedOn()) {
            Message logout = new Message();
            logout.getHeader().setString(35, "5");
            logout.setString(58, why);
            session.send(logout);
            try {
                session.disconnect(why, false);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The client order ids it took, each with its state in FIX. */
    public Map<String, String> orders() {
        return orders;
    }

    @Override
    public void fromAdmin(Message message, SessionID session) throws RejectLogon {
        if (!Line.type(message).equals("A")) {
            return;
        }
        if (!Line.field(message, 554).equals(PASSWORD)) {
            throw new RejectLogon("wrong password");
        }
        if (mood == Mood.LETS_NOBODY_IN) {
            throw new RejectLogon("this gateway does not lead; try the other one");
        }
    }

    @Override
    public void fromApp(Message message, SessionID session) throws FieldNotFound {
        switch (Line.type(message)) {
            case "D" -> order(message);
            case "F" -> cancel(message);
            case "H" -> status(message.getString(11));
            case "AF" -> all(message.getString(584));
            default -> throw new IllegalStateException("the test does not send that");
        }
    }

    private void order(Message order) throws FieldNotFound {
        String name = order.getString(11);
        if (mood == Mood.REJECTS) {
            send(report(name, "8", "8", "trading is closed"));
            return;
        }
        orders.put(name, "0");
        switch (mood) {
            case IS_SILENT -> {}
            case HANGS_UP -> throwOut("the state of orders is unknown");
            case TAKES, REJECTS, LETS_NOBODY_IN -> send(report(name, "0", "0", ""));
        }
    }

    private void cancel(Message cancel) throws FieldNotFound {
        String name = cancel.getString(41);
        orders.put(name, "4");
        Message report = report(cancel.getString(11), "4", "4", "");
        report.setString(41, name);
        send(report);
    }

    private void status(String name) {
        String state = orders.get(name);
        send(report(name, "I", state == null ? "8" : state, state == null ? "unknown order" : ""));
    }

    private void all(String request) {
        if (orders.isEmpty()) {
            Message none = report("NONE", "I", "8", "no orders");
            none.setString(584, request);
            none.setInt(911, 0);
            send(none);
        }
        orders.forEach((name, state) -> {
            Message report = report(name, "I", state, "");
            report.setString(584, request);
            report.setInt(911, orders.size());
            send(report);
        });
    }

    private Message report(String name, String type, String status, String text) {
        Message report = new Message();
        report.getHeader().setString(35, "8");
        report.setString(11, name);
        report.setString(37, String.valueOf(numbers.incrementAndGet()));
        report.setString(17, "E" + numbers.get());
        report.setString(150, type);
        report.setString(39, status);
        report.setString(55, "AAPL");
        report.setString(54, "1");
        report.setString(38, "1");
        report.setString(58, text.isEmpty() ? "none" : text);
        report.setUtcTimeStamp(60, LocalDateTime.now(ZoneOffset.UTC));
        return report;
    }

    private void send(Message message) {
        try {
            Session.sendToTarget(message, id);
        } catch (SessionNotFound e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        acceptor.stop(true);
    }
}
