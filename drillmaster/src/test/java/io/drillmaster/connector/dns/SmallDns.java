package io.drillmaster.connector.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;
import org.xbill.DNS.Type;

/** A DNS server of one small zone on this machine, which takes signed updates. */
final class SmallDns implements AutoCloseable {

    static final String ZONE = "trading.lab";
    static final Name ORIGIN = Name.fromConstantString(ZONE + ".");

    /** How it treats who asks. */
    enum Mood {
        WELL,
        SILENT,
        /** It reads the update, and its word is lost. */
        SPEECHLESS,
        /** What it says is cut short, and nobody can ask it over TCP. */
        CUT_SHORT,
        /** It says that it took an update, and does not serve it. */
        LYING,
        FAILING
    }

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final TSIG key;
    private final List<Record> records = new CopyOnWriteArrayList<>();
    private volatile Mood mood = Mood.WELL;

    SmallDns(TSIG key) {
        this.key = key;
        try {
            InetAddress here = InetAddress.getLoopbackAddress();
            tcp = new ServerSocket(0, 5, here);
            udp = new DatagramSocket(tcp.getLocalPort(), here);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        put("@ 60 SOA ns op 1 60 10 3600 5", "orders 5 A 10.0.1.100", "db 60 A 10.0.1.9");
        Thread.ofPlatform().daemon().start(this::listen);
        Thread.ofPlatform().daemon().start(this::accept);
    }

    InetSocketAddress at() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), udp.getLocalPort());
    }

    void turn(Mood other) {
        mood = other;
    }

    void put(String... lines) {
        for (String line : lines) {
            List<String> words = new ArrayList<>(Arrays.asList(line.split(" ", 4)));
            try {
                Name name =
                        words.get(0).equals("@") ? ORIGIN : Name.fromString(words.get(0), ORIGIN);
                int type = Type.value(words.get(2));
                long ttl = Long.parseLong(words.get(1));
                records.add(Record.fromString(name, type, DClass.IN, ttl, words.get(3), ORIGIN));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** All that it holds but its start of authority, a line a record. */
    List<String> holds() {
        return records.stream()
                .filter(record -> record.getType() != Type.SOA)
                .map(record -> record.toString().replaceAll("\\s+", " "))
                .sorted()
                .toList();
    }

    private void listen() {
        byte[] buffer = new byte[2048];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                byte[] asked = Arrays.copyOf(packet.getData(), packet.getLength());
                if (mood == Mood.SILENT) {
                    continue;
                }
                byte[] said = answer(asked);
                boolean update = new Message(asked).getHeader().getOpcode() == Opcode.UPDATE;
                if (mood != Mood.SPEECHLESS || !update) {
                    udp.send(new DatagramPacket(said, said.length, packet.getSocketAddress()));
                }
            }
        } catch (IOException e) {
            // The socket was closed: the test is over.
        }
    }

    private void accept() {
        try {
            while (true) {
                try (Socket caller = tcp.accept()) {
                    DataInputStream in = new DataInputStream(caller.getInputStream());
                    if (mood == Mood.SILENT) {
                        // Until the caller gives up.
                        in.transferTo(OutputStream.nullOutputStream());
                    }
                    byte[] said =
                            mood == Mood.CUT_SHORT
                                    ? new byte[0]
                                    : answer(in.readNBytes(in.readUnsignedShort()));
                    DataOutputStream out = new DataOutputStream(caller.getOutputStream());
                    out.writeShort(said.length);
                    out.write(said);
                }
            }
        } catch (IOException e) {
            // The socket was closed: the test is over.
        }
    }

    private byte[] answer(byte[] wire) throws IOException {
        Message asked = new Message(wire);
        Message said = new Message(asked.getHeader().getID());
        said.getHeader().setOpcode(asked.getHeader().getOpcode());
        said.getHeader().setFlag(Flags.QR);
        said.addRecord(asked.getQuestion(), Section.QUESTION);
        TSIGRecord signature = asked.getTSIG();
        if (signature != null) {
            int valid = key.verify(asked, wire, null);
            if (valid != Rcode.NOERROR) {
                said.getHeader().setRcode(Rcode.NOTAUTH);
                said.setTSIG(key, valid, signature);
                return said.toWire(Message.MAXLENGTH);
            }
            said.setTSIG(key, Rcode.NOERROR, signature);
        }
        if (mood == Mood.FAILING) {
            said.getHeader().setRcode(Rcode.SERVFAIL);
        } else if (asked.getHeader().getOpcode() == Opcode.UPDATE) {
            said.getHeader().setRcode(signature == null ? Rcode.REFUSED : update(asked));
        } else if (mood == Mood.CUT_SHORT) {
            said.getHeader().setFlag(Flags.TC);
        } else {
            tell(asked.getQuestion(), said);
        }
        return said.toWire(Message.MAXLENGTH);
    }

    private void tell(Record question, Message said) {
        if (question.getType() == Type.AXFR) {
            records.forEach(record -> said.addRecord(record, Section.ANSWER));
            said.addRecord(records.getFirst(), Section.ANSWER);
            return;
        }
        List<Record> named =
                records.stream().filter(it -> it.getName().equals(question.getName())).toList();
        if (named.isEmpty()) {
            said.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        named.stream()
                .filter(record -> record.getType() == question.getType())
                .forEach(record -> said.addRecord(record, Section.ANSWER));
    }

    /** The rules of RFC 2136 that we use. */
    private int update(Message asked) {
        for (Record wanted : asked.getSection(Section.PREREQ)) {
            if (wanted.getTTL() != 0) {
                return Rcode.FORMERR;
            }
            boolean there =
                    records.stream()
                            .anyMatch(it ->
                                    wanted.getDClass() == DClass.NONE
                                            ? it.getName().equals(wanted.getName())
                                                    && it.getType() == wanted.getType()
                                            : it.sameRRset(wanted)
                                                    && it.rdataToString()
                                                            .equals(wanted.rdataToString()));
            if (there == (wanted.getDClass() == DClass.NONE)) {
                return there ? Rcode.YXRRSET : Rcode.NXRRSET;
            }
        }
        if (mood == Mood.LYING) {
            return Rcode.NOERROR;
        }
        for (Record change : asked.getSection(Section.UPDATE)) {
            if (change.getDClass() == DClass.ANY) {
                records.removeIf(it ->
                        it.getName().equals(change.getName()) && it.getType() == change.getType());
            } else {
                records.add(change);
            }
        }
        return Rcode.NOERROR;
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
