package io.drillmaster.connector.fix;

import io.drillmaster.connector.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import quickfix.ApplicationAdapter;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.MemoryStoreFactory;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionNotFound;
import quickfix.SessionSettings;
import quickfix.SessionStateListener;
import quickfix.SocketInitiator;
import quickfix.field.MsgType;
import quickfix.field.Password;
import quickfix.field.Text;

/** One FIX session with one gateway: one try to connect, and what is heard over it. */
final class Line extends ApplicationAdapter implements SessionStateListener, AutoCloseable {

    /** Longer than any call lasts, in seconds: a line that broke stays broken. */
    private static final String NEVER = "86400";

    private final FixGateways venue;
    private final SessionID id;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final SocketInitiator initiator;
    private volatile long sent;

    private Line(FixGateways venue, String host, Deadline deadline) throws ConfigError {
        this.venue = venue;
        this.id = new SessionID("FIX.4.4", venue.sender(), venue.target());
        this.initiator =
                new SocketInitiator(
                        this,
                        new MemoryStoreFactory(),
                        settings(venue, host, deadline),
                        new NoLog(),
                        new DefaultMessageFactory());
    }

    /**
     * Begins to connect; what comes of it is heard.
     *
     * @throws IOException when it cannot even be tried
     */
    static Line to(FixGateways venue, String host, Deadline deadline) throws IOException {
        try {
            Line line = new Line(venue, host, deadline);
            line.initiator.start();
            return line;
        } catch (ConfigError | RuntimeException e) {
            throw new IOException("no session can be set up with " + host + ": " + e, e);
        }
    }

    private SessionSettings settings(FixGateways venue, String host, Deadline deadline) {
        SessionSettings settings = new SessionSettings();
        long seconds = Math.max(1, deadline.left().toSeconds() + 1);
        settings.setString("ConnectionType", "initiator");
        settings.setString("NonStopSession", "Y");
        settings.setString("UseDataDictionary", "N");
        settings.setString("ResetOnLogon", "Y");
        settings.setString("CheckLatency", "N");
        settings.setString("ReconnectInterval", NEVER);
        settings.setString(id, "BeginString", id.getBeginString());
        settings.setString(id, "SenderCompID", id.getSenderCompID());
        settings.setString(id, "TargetCompID", id.getTargetCompID());
        settings.setString(id, "HeartBtInt", "10");
        settings.setString(id, "LogonTimeout", String.valueOf(seconds));
        settings.setString(id, "LogoutTimeout", "1");
        settings.setString(id, "SocketConnectHost", venue.addresses().getOrDefault(host, ""));
        settings.setString(id, "SocketConnectPort", String.valueOf(venue.port()));
        return settings;
    }

    /** The next thing heard; empty when there was nothing in time. */
    Optional<Heard> next(Deadline deadline) {
        try {
            return Optional.ofNullable(heard.poll(deadline.left().toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** False when there is no session to send it over. */
    boolean say(Message message) {
        try {
            return Session.sendToTarget(message, id);
        } catch (SessionNotFound e) {
            return false;
        }
    }

    /** Before the first try to connect, so that no failure of it is missed. */
    @Override
    public void onCreate(SessionID session) {
        Optional.ofNullable(Session.lookupSession(session))
                .ifPresent(made -> made.addStateListener(this));
    }

    @Override
    public void toAdmin(Message message, SessionID session) {
        if (type(message).equals(MsgType.LOGON)) {
            sent = System.nanoTime();
            venue.password()
                    .ifPresent(file -> {
                        try {
                            message.setString(Password.FIELD, Files.readString(file).strip());
                        } catch (IOException e) {
                            heard.add(
                                    new Heard.Gone(
                                            "the password cannot be read: " + e.getMessage()));
                        }
                    });
        }
    }

    @Override
    public void fromAdmin(Message message, SessionID session) {
        switch (type(message)) {
            case MsgType.LOGOUT -> heard.add(new Heard.LoggedOut(text(message)));
            case MsgType.REJECT -> heard.add(new Heard.Told(message));
            default -> {}
        }
    }

    @Override
    public void fromApp(Message message, SessionID session) {
        heard.add(new Heard.Told(message));
    }

    @Override
    public void onLogon(SessionID session) {
        heard.add(new Heard.LoggedOn(sent, System.nanoTime()));
    }

    @Override
    public void onConnectException(Exception e) {
        heard.add(new Heard.Gone(e.getMessage() == null ? e.toString() : e.getMessage()));
    }

    @Override
    public void onDisconnect() {
        heard.add(new Heard.Gone("the connection was closed"));
    }

    static String type(Message message) {
        return field(message.getHeader(), MsgType.FIELD);
    }

    static String text(Message message) {
        return field(message, Text.FIELD);
    }

    /** A field's value, empty where it is missing. */
    static String field(quickfix.FieldMap fields, int tag) {
        return fields.getOptionalString(tag).orElse("");
    }

    /** Hangs up, and does not wait for an answer. */
    @Override
    public void close() {
        try {
            initiator.stop(true);
        } catch (RuntimeException e) {
            // The library cannot be interrupted while it ends; its threads end with the session.
            heard.add(new Heard.Gone("the session was not ended in order: " + e));
        }
    }
}
