package io.drillmaster.trading.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.trading.client.Entry.What;
import io.drillmaster.trading.orders.Side;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import quickfix.ApplicationAdapter;
import quickfix.DefaultMessageFactory;
import quickfix.Dictionary;
import quickfix.FieldNotFound;
import quickfix.FixVersions;
import quickfix.MemoryStoreFactory;
import quickfix.Message;
import quickfix.ScreenLogFactory;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionNotFound;
import quickfix.SessionSettings;
import quickfix.SocketAcceptor;
import quickfix.field.AvgPx;
import quickfix.field.BusinessRejectReason;
import quickfix.field.ClOrdID;
import quickfix.field.CumQty;
import quickfix.field.ExecID;
import quickfix.field.ExecType;
import quickfix.field.LastRptRequested;
import quickfix.field.LeavesQty;
import quickfix.field.MsgType;
import quickfix.field.OrdStatus;
import quickfix.field.OrderID;
import quickfix.field.OrderQty;
import quickfix.field.RefMsgType;
import quickfix.field.Symbol;
import quickfix.fix44.BusinessMessageReject;
import quickfix.fix44.ExecutionReport;

/** A client that is in doubt, and a venue that for a while cannot read what it has booked. */
class DoubtsTest {

    private static final String ORDER = "C1-00000001";

    @TempDir Path folder;

    /** Answers everything only from the second time on. */
    private static final class Venue extends ApplicationAdapter {

        final AtomicInteger asked = new AtomicInteger();

        @Override
        public void fromApp(Message message, SessionID id) throws FieldNotFound {
            String type = message.getHeader().getString(MsgType.FIELD);
            if (type.equals(MsgType.ORDER_MASS_STATUS_REQUEST)) {
                send(asked.incrementAndGet() == 1 ? cannot(type) : notBooked(), id);
            }
        }

        private static Message cannot(String type) {
            return new BusinessMessageReject(
                    new RefMsgType(type),
                    new BusinessRejectReason(BusinessRejectReason.APPLICATION_NOT_AVAILABLE));
        }

        private static Message notBooked() {
            ExecutionReport report =
                    new ExecutionReport(
                            new OrderID("NONE"),
                            new ExecID("S1"),
                            new ExecType(ExecType.ORDER_STATUS),
                            new OrdStatus(OrdStatus.REJECTED),
                            new quickfix.field.Side(quickfix.field.Side.BUY),
                            new LeavesQty(0),
                            new CumQty(0),
                            new AvgPx(0));
            report.set(new ClOrdID(ORDER));
            report.set(new Symbol("AAPL"));
            report.set(new OrderQty(0));
            report.setField(new LastRptRequested(true));
            return report;
        }

        private static void send(Message message, SessionID id) {
            try {
                Session.sendToTarget(message, id);
            } catch (SessionNotFound e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void a_client_whose_question_was_not_answered_asks_again() throws Exception {
        Orders orders = new Orders("C1");
        orders.add(new Entry(What.SENT, ORDER, "AAPL", Side.BUY, 1, BigDecimal.ONE, 0, ""));
        DropCopy ledger = new DropCopy(folder.resolve("ledger.jsonl"), _ -> {});
        Conversation client = new Conversation("secret", orders, ledger);
        Venue venue = new Venue();
        int port = freePort();
        SocketAcceptor acceptor =
                new SocketAcceptor(
                        venue,
                        new MemoryStoreFactory(),
                        settings(port),
                        new ScreenLogFactory(false, false, false),
                        new DefaultMessageFactory());
        acceptor.start();
        Thread session =
                Thread.ofVirtual()
                        .start(new Gateways(List.of("127.0.0.1:" + port), "C1", client)::attempt);
        try {
            while (!client.isReady()) {
                client.askAgain();
                TimeUnit.MILLISECONDS.sleep(20);
            }

            assertThat(venue.asked).hasValue(2);
            assertThat(orders.counts()).containsEntry(What.NOT_BOOKED, 1L);
        } finally {
            session.interrupt();
            acceptor.stop(true);
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static SessionSettings settings(int port) throws Exception {
        Dictionary all = new Dictionary();
        Map.of(
                        "ConnectionType", "acceptor",
                        "SocketAcceptPort", String.valueOf(port),
                        "StartTime", "00:00:00",
                        "EndTime", "00:00:00",
                        "UseDataDictionary", "N",
                        "ResetOnLogon", "Y")
                .forEach(all::setString);
        SessionSettings settings = new SessionSettings();
        settings.set(all);
        settings.setString(
                new SessionID(FixVersions.BEGINSTRING_FIX44, "HFT", "C1"),
                "ConnectionType",
                "acceptor");
        return settings;
    }
}
