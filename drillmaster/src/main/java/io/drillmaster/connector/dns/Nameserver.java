package io.drillmaster.connector.dns;

import io.drillmaster.connector.Deadline;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;
import org.xbill.DNS.Update;

/** One server, asked once for each question: what was sent and not answered is never repeated. */
record Nameserver(String host, InetSocketAddress at) {

    /** What came back. */
    sealed interface Reply {

        /** It said what it holds; nothing, where there is no such name. */
        record Holds(List<Record> records) implements Reply {}

        /** It did what it was told, and its word bears the right signature. */
        record Did() implements Reply {}

        /** It said no, or was not there to be asked. */
        record No(String why) implements Reply {}

        /** Nobody knows what it made of it. */
        record Silent(String why) implements Reply {}
    }

    /** What it holds of a name. */
    Reply holds(Name name, int type, Deadline deadline) {
        Record question = Record.newRecord(name, type, DClass.IN);
        return switch (send(Message.newQuery(question), Optional.empty(), deadline)) {
            case Heard.Said said when nothing(said.message()) -> new Reply.Holds(List.of());
            case Heard.Said said when said.message().getRcode() != Rcode.NOERROR ->
                    new Reply.No(host + " answered " + rcode(said.message()));
            case Heard.Said said ->
                    new Reply.Holds(
                            said.message().getSection(Section.ANSWER).stream()
                                    .filter(record -> record.getType() == type)
                                    .toList());
            case Heard.Not not -> not.reply();
        };
    }

    private static boolean nothing(Message message) {
        return message.getRcode() == Rcode.NXDOMAIN;
    }

    /** Tells it to change what it holds, as one whole. */
    Reply update(Update update, TSIG key, Deadline deadline) {
        return switch (send(update, Optional.of(key), deadline)) {
            case Heard.Said said when said.message().getRcode() != Rcode.NOERROR ->
                    new Reply.No(
                            "%s refused the update: %s".formatted(host, rcode(said.message())));
            case Heard.Said said when !said.message().isVerified() ->
                    new Reply.Silent(
                            host
                                    + " says that it took the update, and its word bears no valid"
                                    + " signature");
            case Heard.Said _ -> new Reply.Did();
            case Heard.Not not -> not.reply();
        };
    }

    private sealed interface Heard {
        record Said(Message message) implements Heard {}

        record Not(Reply reply) implements Heard {}
    }

    private Heard send(Message message, Optional<TSIG> key, Deadline deadline) {
        Duration left = deadline.left();
        if (left.isZero()) {
            return new Heard.Not(new Reply.No("no time was left to ask " + host));
        }
        SimpleResolver resolver = new SimpleResolver(at);
        resolver.setTimeout(left);
        key.ifPresent(resolver::setTSIGKey);
        try {
            return new Heard.Said(resolver.send(message));
        } catch (IOException e) {
            return new Heard.Not(not(e));
        }
    }

    private Reply not(IOException e) {
        String why = "%s at %s:%d".formatted(host, at.getHostString(), at.getPort());
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortUnreachableException
                    || cause instanceof ConnectException
                    || cause instanceof NoRouteToHostException) {
                return new Reply.No("nothing listens on " + why);
            }
        }
        return new Reply.Silent("no answer that can be read came from " + why + ": " + said(e));
    }

    private static String said(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** A signature that is refused is told by a code of its own beside NOTAUTH. */
    private static String rcode(Message message) {
        TSIGRecord signature = message.getTSIG();
        String code = Rcode.string(message.getRcode());
        return signature == null || signature.getError() == Rcode.NOERROR
                ? code
                : code + " (" + Rcode.TSIGstring(signature.getError()) + ": its key or clock)";
    }
}
