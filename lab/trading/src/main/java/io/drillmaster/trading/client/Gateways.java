package io.drillmaster.trading.client;

import io.drillmaster.trading.setup.Say;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.Dictionary;
import quickfix.FixVersions;
import quickfix.MemoryStoreFactory;
import quickfix.ScreenLogFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.SocketInitiator;

/** Keeps a session with one of the gateways: when one does not let it in, the next is tried. */
final class Gateways {

    private static final Duration CONNECT = Duration.ofMillis(800);
    private static final Duration LOGON = Duration.ofSeconds(3);

    private final List<String> addresses;
    private final String client;
    private final Conversation conversation;
    private volatile String current = "";
    private int next;

    Gateways(List<String> addresses, String client, Conversation conversation) {
        this.addresses = addresses;
        this.client = client;
        this.conversation = conversation;
    }

    /** The gateway that the session is with, or is tried with. */
    String current() {
        return current;
    }

    /** One attempt, and the session that came of it, to its end. */
    void attempt() {
        String address = addresses.get(next);
        next = (next + 1) % addresses.size();
        current = address;
        if (!answers(address)) {
            return;
        }
        try {
            long before = conversation.ends();
            SocketInitiator initiator =
                    new SocketInitiator(
                            conversation,
                            new MemoryStoreFactory(),
                            settings(address),
                            new ScreenLogFactory(false, false, false),
                            new DefaultMessageFactory());
            initiator.start();
            waitFor(() -> conversation.isLoggedOn() || conversation.ends() != before, LOGON);
            if (conversation.isLoggedOn()) {
                Say.that("trading with %s".formatted(address));
                waitFor(() -> !conversation.isLoggedOn(), Duration.ofDays(1000));
            }
            initiator.stop(true);
        } catch (ConfigError e) {
            Say.that("%s cannot be tried: %s".formatted(address, Say.why(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The FIX library would wait a minute for a host that is silent. */
    private static boolean answers(String address) {
        int colon = address.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(
                            address.substring(0, colon),
                            Integer.parseInt(address.substring(colon + 1))),
                    (int) CONNECT.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void waitFor(BooleanSupplier condition, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() - end < 0) {
            Thread.sleep(20);
        }
    }

    private SessionSettings settings(String address) throws ConfigError {
        int colon = address.lastIndexOf(':');
        Dictionary all = new Dictionary();
        Map.of(
                        "ConnectionType", "initiator",
                        "SocketConnectHost", address.substring(0, colon),
                        "SocketConnectPort", address.substring(colon + 1),
                        "SocketTcpNoDelay", "Y",
                        "HeartBtInt", "2",
                        "ReconnectInterval", "60",
                        "StartTime", "00:00:00",
                        "EndTime", "00:00:00",
                        "UseDataDictionary", "N",
                        "ResetOnLogon", "Y")
                .forEach(all::setString);
        SessionSettings settings = new SessionSettings();
        settings.set(all);
        settings.setString(
                new SessionID(FixVersions.BEGINSTRING_FIX44, client, "HFT"),
                "ConnectionType",
                "initiator");
        return settings;
    }
}
