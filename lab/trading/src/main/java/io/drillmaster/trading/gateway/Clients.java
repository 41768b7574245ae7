package io.drillmaster.trading.gateway;

import io.drillmaster.trading.setup.Settings;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import quickfix.ConfigError;
import quickfix.Dictionary;
import quickfix.FixVersions;
import quickfix.SessionID;
import quickfix.SessionSettings;

/** The clients that may log on, each with its session and all with the password of the lab. */
record Clients(Map<String, SessionID> sessions, String password) {

    static final String US = "HFT";

    static Clients of(Settings settings) {
        Map<String, SessionID> sessions = new LinkedHashMap<>();
        for (String name : settings.list("HFT_CLIENTS")) {
            sessions.put(name, new SessionID(FixVersions.BEGINSTRING_FIX44, US, name));
        }
        return new Clients(sessions, settings.text("HFT_FIX_PASSWORD"));
    }

    Collection<String> names() {
        return sessions.keySet();
    }

    Optional<SessionID> session(String name) {
        return Optional.ofNullable(sessions.get(name));
    }

    /**
     * Sequence numbers begin again with each logon: the other site knows nothing of the ones here.
     */
    SessionSettings settings(int port) throws ConfigError {
        Properties all = new Properties();
        all.putAll(
                Map.of(
                        "ConnectionType", "acceptor",
                        "SocketAcceptPort", String.valueOf(port),
                        "SocketReuseAddress", "Y",
                        "SocketTcpNoDelay", "Y",
                        "StartTime", "00:00:00",
                        "EndTime", "00:00:00",
                        "UseDataDictionary", "N",
                        "ResetOnLogon", "Y",
                        "RejectMessageOnUnhandledException", "Y"));
        SessionSettings settings = new SessionSettings();
        settings.set(dictionary(all));
        sessions.values().forEach(id -> settings.setString(id, "ConnectionType", "acceptor"));
        return settings;
    }

    private static Dictionary dictionary(Properties all) {
        Dictionary dictionary = new Dictionary();
        all.forEach((name, value) -> dictionary.setString(name.toString(), value.toString()));
        return dictionary;
    }
}
