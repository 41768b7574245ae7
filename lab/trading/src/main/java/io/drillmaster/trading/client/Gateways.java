package io.drillmaster.trading.client;

import io.drillmaster.trading.setup.Say;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.Dictionary;
import quickfix.FixVersions;
import quickfix.MemoryStoreFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.SocketInitiator;

/** Keeps a session with one of the gateways: when one does not let it in, the next is tried. */
final class Gateways {

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
        try {
            SocketInitiator initiator =
                    new SocketInitiator(
                            conversation,
                            new MemoryStoreFactory(),
                            settings(address),
                            new DefaultMessageFactory());
            initiator.start();
            if (waitFor(conversation::isLoggedOn, LOGON)) {
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

    private static boolean waitFor(BooleanSupplier condition, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() - end < 0) {
            Thread.sleep(20);
        }
        return condition.getAsBoolean();
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
