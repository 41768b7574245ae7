package io.drillmaster.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A server that can go away for a known time: it greets each caller and answers each byte with a
 * byte, on one thread, in a process of its own.
 *
 * <p>On standard input {@code hang 250} makes it fall silent for 250 ms with all connections open;
 * {@code refuse 250} makes it drop them and refuse new ones. It answers with four readings of the
 * monotonic clock: service ended between the first two and returned between the last two, of which
 * the latter is that of the first byte it answered again. What waited for it meanwhile is in its
 * way, as in that of any server that comes back.
 */
final class StandIn {

    private final BlockingQueue<String> orders = new ArrayBlockingQueue<>(1);
    private final Selector selector = Selector.open();
    private final ByteBuffer bytes = ByteBuffer.allocate(256);
    private ServerSocketChannel door;
    private long firstAnswer;

    private StandIn() throws IOException {
        this.door = open(0);
    }

    private ServerSocketChannel open(int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_024);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_ACCEPT);
        return channel;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        StandIn server = new StandIn();
        say(Integer.toString(server.door.socket().getLocalPort()));
        Thread.ofPlatform().daemon().start(server::listen);
        server.serve();
    }

    private static void say(String text) {
        System.out.println(text);
        System.out.flush();
    }

    private void listen() {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        try {
            for (String order = in.readLine(); order != null; order = in.readLine()) {
                orders.put(order);
                selector.wakeup();
            }
        } catch (IOException e) {
            // Whoever gave orders has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.exit(0);
    }

    private void serve() throws IOException, InterruptedException {
        while (true) {
            turn();
            String order = orders.poll();
            if (order != null) {
                String[] words = order.split(" ", -1);
                goAway(words[0].equals("hang"), Long.parseLong(words[1]));
            }
        }
    }

    private void goAway(boolean hang, long milliseconds) throws IOException, InterruptedException {
        long asked = System.nanoTime();
        int port = door.socket().getLocalPort();
        if (!hang) {
            door.close();
            for (SelectionKey key : new ArrayList<>(selector.keys())) {
                if (key.channel() instanceof SocketChannel caller) {
                    caller.setOption(StandardSocketOptions.SO_LINGER, 0);
                    caller.close();
                }
            }
            selector.selectNow();
        }
        long down = System.nanoTime();
        long until = down + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
        long before = System.nanoTime();
        if (!hang) {
            door = open(port);
        }
        firstAnswer = 0;
        while (firstAnswer == 0) {
            turn();
        }
        say(asked + " " + down + " " + before + " " + firstAnswer);
    }

    private void turn() throws IOException {
        selector.select();
        for (SelectionKey key : selector.selectedKeys()) {
            if (key.isValid() && key.isAcceptable()) {
                greet();
            } else if (key.isValid()) {
                answer(key);
            }
        }
        selector.selectedKeys().clear();
    }

    private void greet() throws IOException {
        for (SocketChannel caller = door.accept(); caller != null; caller = door.accept()) {
            caller.configureBlocking(false);
            caller.setOption(StandardSocketOptions.TCP_NODELAY, true);
            caller.register(selector, SelectionKey.OP_READ);
            send(caller, ByteBuffer.wrap(new byte[] {'h'}));
        }
    }

    private void answer(SelectionKey key) {
        SocketChannel caller = (SocketChannel) key.channel();
        bytes.clear();
        try {
            caller.read(bytes);
            // One that asked and went away is past help: to answer it is no service.
            if (caller.read(bytes) < 0) {
                caller.close();
                return;
            }
        } catch (IOException e) {
            // The caller has gone; its key goes with its channel.
            key.cancel();
            return;
        }
        if (send(caller, bytes.flip()) && firstAnswer == 0) {
            firstAnswer = System.nanoTime();
        }
    }

    /** False when the caller has gone. */
    private static boolean send(SocketChannel caller, ByteBuffer what) {
        try {
            while (what.hasRemaining()) {
                caller.write(what);
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
