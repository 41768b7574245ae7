package io.drillmaster.watch.probe;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A socket that sends ICMP echo requests to one address, as ping does, and hears its replies; one
 * thread sends and one listens.
 */
final class EchoSocket implements AutoCloseable {

    private static final int AF_INET = 2;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_RAW = 3;
    private static final int IPPROTO_ICMP = 1;
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVTIMEO = 20;
    private static final int MSG_DONTWAIT = 0x40;
    private static final byte REQUEST = 8;
    private static final byte REPLY = 0;
    private static final int HEADER = 8;
    private static final int LENGTH = HEADER + 16;
    private static final int HEARD = 256;

    /** How long a wait for a reply lasts before it is asked whether to go on, in microseconds. */
    private static final long TURN = 100_000;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private final MethodHandle send = transfer("send", Linker.Option.captureCallState("errno"));
    private final MethodHandle recv = transfer("recv");
    private final Arena arena = Arena.ofAuto();
    private final MemorySegment state = arena.allocate(STATE);
    private final MemorySegment out = arena.allocate(LENGTH);
    private final MemorySegment in = arena.allocate(HEARD);
    private final long token = ThreadLocalRandom.current().nextLong();
    private final int socket;
    private final boolean raw;

    EchoSocket(Inet4Address to) throws IOException {
        int plain = open(SOCK_DGRAM);
        this.raw = plain < 0;
        this.socket = raw ? open(SOCK_RAW) : plain;
        if (socket < 0) {
            throw new IOException(
                    "no echo can be sent: the kernel lets this user open no socket for ICMP");
        }
        connect(to);
    }

    /** Empty if it left, or why it did not. */
    Optional<String> send(long seq) {
        ByteBuffer packet = out.asByteBuffer();
        packet.put(0, REQUEST).put(1, (byte) 0).putShort(2, (short) 0);
        packet.putShort(4, (short) token).putShort(6, (short) seq);
        packet.putLong(HEADER, token).putLong(HEADER + 8, seq);
        packet.putShort(2, checksum(packet));
        try {
            long sent = (long) send.invokeExact(state, socket, out, (long) LENGTH, MSG_DONTWAIT);
            return sent == LENGTH
                    ? Optional.empty()
                    : Optional.of("it could not leave: errno " + (int) ERRNO.get(state, 0L));
        } catch (Throwable e) {
            throw new IllegalStateException("send cannot be called", e);
        }
    }

    /** The next reply to one of ours; empty if none came for a moment. */
    OptionalLong hear() {
        try {
            long heard = (long) recv.invokeExact(socket, in, (long) HEARD, 0);
            ByteBuffer packet = in.asByteBuffer();
            int at = raw ? (packet.get(0) & 0xF) * 4 : 0;
            boolean ours =
                    heard >= at + LENGTH
                            && packet.get(at) == REPLY
                            && packet.getLong(at + HEADER) == token;
            return ours ? OptionalLong.of(packet.getLong(at + HEADER + 8)) : OptionalLong.empty();
        } catch (Throwable e) {
            throw new IllegalStateException("recv cannot be called", e);
        }
    }

    private static short checksum(ByteBuffer packet) {
        int sum = 0;
        for (int i = 0; i < LENGTH; i += 2) {
            sum += packet.getShort(i) & 0xFFFF;
        }
        sum = (sum >>> 16) + (sum & 0xFFFF);
        sum += sum >>> 16;
        return (short) ~sum;
    }

    private static int open(int type) {
        MethodHandle handle =
                handle(
                        "socket",
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT));
        try {
            return (int) handle.invokeExact(AF_INET, type, IPPROTO_ICMP);
        } catch (Throwable e) {
            throw new IllegalStateException("socket cannot be called", e);
        }
    }

    private void connect(Inet4Address to) throws IOException {
        MemorySegment address = arena.allocate(16);
        address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_INET);
        MemorySegment.copy(to.getAddress(), 0, address, ValueLayout.JAVA_BYTE, 4, 4);
        MemorySegment wait = arena.allocate(16, 8);
        wait.set(ValueLayout.JAVA_LONG, 8, TURN);
        MethodHandle connect =
                handle(
                        "connect",
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_INT));
        MethodHandle option =
                handle(
                        "setsockopt",
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_INT));
        int failed;
        try {
            failed = (int) connect.invokeExact(socket, address, 16);
            failed |= (int) option.invokeExact(socket, SOL_SOCKET, SO_RCVTIMEO, wait, 16);
        } catch (Throwable e) {
            throw new IllegalStateException("connect cannot be called", e);
        }
        if (failed != 0) {
            close();
            throw new IOException("there is no road to " + to.getHostAddress());
        }
    }

    /** Both send and recv take a socket, a buffer, its length and flags. */
    @SuppressWarnings("restricted") // Calling the kernel is the point.
    private static MethodHandle transfer(String name, Linker.Option... options) {
        return LINKER.downcallHandle(
                symbol(name),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_INT),
                options);
    }

    @SuppressWarnings("restricted") // Calling the kernel is the point.
    private static MethodHandle handle(String name, FunctionDescriptor shape) {
        return LINKER.downcallHandle(symbol(name), shape);
    }

    private static MemorySegment symbol(String name) {
        return LINKER.defaultLookup()
                .find(name)
                .orElseThrow(() -> new IllegalStateException("the C library has no " + name));
    }

    /** Only once nobody sends or listens any more. */
    @Override
    public void close() {
        MethodHandle handle =
                handle("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        try {
            int _ = (int) handle.invokeExact(socket);
        } catch (Throwable e) {
            throw new IllegalStateException("close cannot be called", e);
        }
    }
}
