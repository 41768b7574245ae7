package io.drillmaster.trading.client;

import io.drillmaster.trading.client.Entry.What;
import io.drillmaster.trading.client.Order.Stage;
import io.drillmaster.trading.setup.Say;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import quickfix.Application;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionNotFound;
import quickfix.field.LastRptRequested;
import quickfix.field.MsgType;
import quickfix.field.Password;
import quickfix.field.Text;

/**
 * The client's side of a FIX session: what is heard goes into the ledger, then into what is known.
 */
final class Conversation implements Application {

    private static final long LONGEST_US = TimeUnit.MINUTES.toMicros(2);

    /** After so long without an answer to everything it is asked again. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);

    private final String password;
    private final Orders orders;
    private final DropCopy ledger;
    private final ConcurrentHistogram latency = new ConcurrentHistogram(LONGEST_US, 3);
    private volatile Optional<SessionID> session = Optional.empty();
    private volatile boolean ready;
    private volatile boolean heardAll;
    private volatile long asked;
    private volatile long lastAck = System.nanoTime() - TimeUnit.HOURS.toNanos(1);
    private final AtomicLong ends = new AtomicLong();
    private volatile String lastWord = "";

    Conversation(String password, Orders orders, DropCopy ledger) {
        this.password = password;
        this.orders = orders;
        this.ledger = ledger;
    }

    boolean isLoggedOn() {
        return session.isPresent();
    }

    /** Logged on, and in no doubt about any order of before. */
    boolean isReady() {
        return ready;
    }

    long nanosSinceAck() {
        return System.nanoTime() - lastAck;
    }

    /** How many sessions have ended, those that were refused included. */
    long ends() {
        return ends.get();
    }

    /** What the venue said when it ended the last session. */
    String lastWord() {
        return lastWord;
    }

    ConcurrentHistogram latency() {
        return latency;
    }

    /**
     * Writes into the ledger and then sends; an order that found no session is known not to be
     * sent.
     */
    void send(Entry entry, Message message) {
        note(entry);
        send(message);
    }

    void send(Message message) {
        session.ifPresent(id -> {
            try {
                Session.sendToTarget(message, id);
            } catch (SessionNotFound e) {
                Say.that("there is no session %s".formatted(id));
            }
        });
    }

    private void note(Entry entry) {
        ledger.add(entry);
        orders.add(entry);
    }

    @Override
    public void onCreate(SessionID id) {}

    @Override
    public void onLogon(SessionID id) {
        session = Optional.of(id);
        Say.that("logged on; asking what became of everything");
        ask();
    }

    private void ask() {
        asked = System.nanoTime();
        heardAll = false;
        send(Asking.everything("M" + asked));
    }

    /**
     * While its rows are out of reach, a venue that is there answers nothing, or that it cannot.
     */
    void askAgain() {
        if (session.isPresent() && !ready && System.nanoTime() - asked > PATIENCE) {
            ask();
        }
    }

    @Override
    public void onLogout(SessionID id) {
        if (session.isPresent()) {
            Say.that("the session is over");
        }
        ready = false;
        heardAll = false;
        session = Optional.empty();
        ends.incrementAndGet();
    }

    @Override
    public void toAdmin(Message message, SessionID id) {
        if (type(message).equals(MsgType.LOGON)) {
            message.setField(new Password(password));
        }
    }

    @Override
    public void toApp(Message message, SessionID id) {}

    @Override
    public void fromAdmin(Message message, SessionID id) throws FieldNotFound {
        if (type(message).equals(MsgType.LOGOUT) && message.isSetField(Text.FIELD)) {
            lastWord = message.getString(Text.FIELD);
        }
    }

    @Override
    public void fromApp(Message message, SessionID id) throws FieldNotFound {
        if (!type(message).equals(MsgType.EXECUTION_REPORT)) {
            return;
        }
        Optional<Entry> entry = Hearing.entry(message);
        if (entry.isPresent()) {
            hear(entry.get());
        }
        if (message.isSetField(LastRptRequested.FIELD)
                && message.getBoolean(LastRptRequested.FIELD)) {
            heardAll = true;
            askForTheRest();
        }
    }

    private void hear(Entry entry) {
        if (entry.what() == What.ACKNOWLEDGED) {
            lastAck = System.nanoTime();
            orders.find(entry.id())
                    .filter(order -> order.stage() == Stage.SENT)
                    .ifPresent(
                            order -> latency.recordValue(Math.min(LONGEST_US, order.age() / 1000)));
        }
        boolean status = entry.what() == What.RESTATED || entry.what() == What.NOT_BOOKED;
        if (!status || orders.isNews(entry)) {
            note(entry);
        }
        if (status && heardAll) {
            becomeReady();
        }
    }

    /** What the mass status did not settle is asked for one by one, however old it is. */
    private void askForTheRest() {
        orders.at(Stage.SENT).forEach(order -> send(Asking.one(order)));
        orders.at(Stage.OPEN).forEach(order -> send(Asking.one(order)));
        becomeReady();
    }

    private void becomeReady() {
        if (!ready && session.isPresent() && orders.at(Stage.SENT).isEmpty()) {
            ready = true;
            Say.that("no order is in doubt");
        }
    }

    private static String type(Message message) {
        try {
            return message.getHeader().getString(MsgType.FIELD);
        } catch (FieldNotFound e) {
            return "";
        }
    }
}
