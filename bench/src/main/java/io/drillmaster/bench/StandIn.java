package io.drillmaster.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A server that can go away for a known time: it greets each caller and answers each byte with a
 * byte, in a process of its own.
 *
 * <p>On standard input {@code hang 250} makes it fall silent for 250 ms with all connections open;
 * {@code refuse 250} makes it drop them and refuse new ones. It answers with four readings of the
 * monotonic clock: service ended between the first two and returned between the last two.
 */
final class StandIn {

    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock(true);
    private final Set<Socket> callers = ConcurrentHashMap.newKeySet();
    private ServerSocket door;

    private StandIn() throws IOException {
        this.door = open(0);
    }

    private static ServerSocket open(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
        return socket;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        StandIn server = new StandIn();
        server.listen();
        say(Integer.toString(server.door.getLocalPort()));
        BufferedReader orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String[] words = order.split(" ", -1);
            long length = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(words[1]));
            say(words[0].equals("hang") ? server.hang(length) : server.refuse(length));
        }
        System.exit(0);
    }

    private static void say(String text) {
        System.out.println(text);
        System.out.flush();
    }

    private String hang(long length) throws InterruptedException {
        long asked = System.nanoTime();
        long[] silent = silent(length);
        return asked + " " + silent[0] + " " + silent[1] + " " + System.nanoTime();
    }

    /** Answers nobody for so long, and tells from when to when. */
    private long[] silent(long length) throws InterruptedException {
        gate.writeLock().lock();
        try {
            long down = System.nanoTime();
            pass(down + length);
            return new long[] {down, System.nanoTime()};
        } finally {
            gate.writeLock().unlock();
        }
    }

    private String refuse(long length) throws IOException, InterruptedException {
        int port = door.getLocalPort();
        long asked = System.nanoTime();
        gate.writeLock().lock();
        try {
            door.close();
            for (Socket caller : callers) {
                caller.setSoLinger(true, 0);
                caller.close();
            }
        } finally {
            gate.writeLock().unlock();
        }
        long down = System.nanoTime();
        pass(down + length);
        long before = System.nanoTime();
        door = open(port);
        listen();
        return asked + " " + down + " " + before + " " + System.nanoTime();
    }

    private static void pass(long until) throws InterruptedException {
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    private void listen() {
        ServerSocket here = door;
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        while (true) {
                            Socket caller = here.accept();
                            callers.add(caller);
                            Thread.ofPlatform().daemon().start(() -> serve(caller));
                        }
                    } catch (IOException e) {
                        // The door was closed, on purpose.
                    }
                });
    }

    private void serve(Socket caller) {
        try (caller) {
            caller.setTcpNoDelay(true);
            InputStream in = caller.getInputStream();
            OutputStream out = caller.getOutputStream();
            for (int next = 'h'; next >= 0; next = in.read()) {
                gate.readLock().lock();
                try {
                    out.write(next);
                } finally {
                    gate.readLock().unlock();
                }
            }
        } catch (IOException e) {
            // The caller has gone, or was thrown out.
        } finally {
            callers.remove(caller);
        }
    }
}
