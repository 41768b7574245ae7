package io.drillmaster.connector.fix;

import quickfix.Log;
import quickfix.LogFactory;
import quickfix.SessionID;

/**
 * Keeps what FIX sessions say to themselves: the library would print every logon, password and all.
 */
final class NoLog implements LogFactory {

    @Override
    public Log create(SessionID session) {
        return new Log() {
            @Override
            public void clear() {}

            @Override
            public void onIncoming(String message) {}

            @Override
            public void onOutgoing(String message) {}

            @Override
            public void onEvent(String text) {}

            @Override
            public void onErrorEvent(String text) {}
        };
    }
}
