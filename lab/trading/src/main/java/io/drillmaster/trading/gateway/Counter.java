package io.drillmaster.trading.gateway;

import io.drillmaster.trading.orders.Instruction.Place;
import io.drillmaster.trading.setup.Say;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Executor;
import quickfix.Application;
import quickfix.FieldNotFound;
import quickfix.IncorrectDataFormat;
import quickfix.IncorrectTagValue;
import quickfix.Message;
import quickfix.RejectLogon;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionNotFound;
import quickfix.UnsupportedMessageType;
import quickfix.field.BusinessRejectReason;
import quickfix.field.ClOrdID;
import quickfix.field.MassStatusReqID;
import quickfix.field.MsgType;
import quickfix.field.OrdStatusReqID;
import quickfix.field.Password;
import quickfix.field.RefMsgType;
import quickfix.field.Text;
import quickfix.fix44.BusinessMessageReject;

/** Where clients come in: who may log on, and what becomes of each message. */
final class Counter implements Application {

    private final Clients clients;
    private final Gate gate;
    private final Desk desk;
    private final Statuses statuses;
    private final Executor lookups;

    Counter(Clients clients, Gate gate, Desk desk, Statuses statuses, Executor lookups) {
        this.clients = clients;
        this.gate = gate;
        this.desk = desk;
        this.statuses = statuses;
        this.lookups = lookups;
    }

    @Override
    public void onCreate(SessionID session) {}

    @Override
    public void onLogon(SessionID session) {
        Say.that("%s logged on".formatted(session.getTargetCompID()));
    }

    @Override
    public void onLogout(SessionID session) {
        Say.that("the session of %s is over".formatted(session.getTargetCompID()));
        desk.lost(session.getTargetCompID());
    }

    @Override
    public void toAdmin(Message message, SessionID session) {}

    @Override
    public void toApp(Message message, SessionID session) {}

    @Override
    public void fromAdmin(Message message, SessionID session) throws FieldNotFound, RejectLogon {
        if (!message.getHeader().getString(MsgType.FIELD).equals(MsgType.LOGON)) {
            return;
        }
        if (!message.isSetField(Password.FIELD)
                || !message.getString(Password.FIELD).equals(clients.password())) {
            throw new RejectLogon("wrong password");
        }
        Optional<String> refused = gate.refuses(session.getTargetCompID());
        if (refused.isPresent()) {
            throw new RejectLogon(refused.get());
        }
    }

    @Override
    public void fromApp(Message message, SessionID id)
            throws FieldNotFound, IncorrectDataFormat, IncorrectTagValue, UnsupportedMessageType {
        String session = id.getTargetCompID();
        switch (message.getHeader().getString(MsgType.FIELD)) {
            case MsgType.ORDER_SINGLE -> desk.add(new Place(Reading.ticket(session, message)));
            case MsgType.ORDER_CANCEL_REQUEST -> desk.add(Reading.cancel(session, message));
            case MsgType.ORDER_MASS_STATUS_REQUEST -> {
                String request = message.getString(MassStatusReqID.FIELD);
                lookups.execute(() -> mass(session, request, id));
            }
            case MsgType.ORDER_STATUS_REQUEST -> {
                String order = message.getString(ClOrdID.FIELD);
                Optional<String> request =
                        message.isSetField(OrdStatusReqID.FIELD)
                                ? Optional.of(message.getString(OrdStatusReqID.FIELD))
                                : Optional.empty();
                lookups.execute(() -> one(session, order, request, id));
            }
            default -> throw new UnsupportedMessageType();
        }
    }

    private void mass(String session, String request, SessionID id) {
        try {
            statuses.mass(session, request).forEach(answer -> send(answer, id));
        } catch (SQLException e) {
            cannot(MsgType.ORDER_MASS_STATUS_REQUEST, e, id);
        }
    }

    private void one(String session, String order, Optional<String> request, SessionID id) {
        try {
            send(statuses.one(session, order, request), id);
        } catch (SQLException e) {
            cannot(MsgType.ORDER_STATUS_REQUEST, e, id);
        }
    }

    private static void cannot(String type, SQLException why, SessionID id) {
        BusinessMessageReject reject =
                new BusinessMessageReject(
                        new RefMsgType(type),
                        new BusinessRejectReason(BusinessRejectReason.APPLICATION_NOT_AVAILABLE));
        reject.set(new Text("the durable rows cannot be read now: " + Say.why(why)));
        send(reject, id);
    }

    /** What a client that is gone cannot be told, it asks for when it is back. */
    static void send(Message message, SessionID id) {
        try {
            Session.sendToTarget(message, id);
        } catch (SessionNotFound e) {
            Say.that("there is no session %s".formatted(id));
        }
    }
}
