package io.drillmaster.trading.gateway;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may come in: nobody while the engine of this host does not lead, and no session whose open
 * orders of the time before are not cancelled yet.
 */
final class Gate {

    private final List<String> sessions;
    private final Set<String> owed;
    private boolean leads;
    private boolean tookOver;

    Gate(Collection<String> sessions) {
        this.sessions = List.copyOf(sessions);
        this.owed = new TreeSet<>(sessions);
    }

    /** True when that is news. */
    synchronized boolean tell(boolean engineLeads) {
        boolean news = leads != engineLeads;
        leads = engineLeads;
        if (!engineLeads) {
            owed.addAll(sessions);
            tookOver = false;
        }
        return news;
    }

    /** The client of this session is gone: what it left open must be cancelled. */
    synchronized void lost(String session) {
        owed.add(session);
    }

    /** What was left open is cancelled, durably. */
    synchronized void settled(Collection<String> cancelled) {
        owed.removeAll(cancelled);
        tookOver = true;
    }

    synchronized List<String> owed() {
        return leads ? new ArrayList<>(owed) : List.of();
    }

    synchronized boolean takesOrders() {
        return leads && tookOver;
    }

    /** Why this client cannot log on now, if it cannot. */
    synchronized Optional<String> refuses(String session) {
        if (!leads) {
            return Optional.of("this gateway does not lead; try the other one");
        }
        return owed.contains(session)
                ? Optional.of("open orders of the lost session are being cancelled; try again")
                : Optional.empty();
    }
}
