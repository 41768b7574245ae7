package io.drillmaster.connector.ssh;

import io.drillmaster.connector.Deadline;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.sshd.client.session.ClientSession;
import org.jspecify.annotations.Nullable;

/** The one session to a host, made when needed, used by all, and made anew when it is dead. */
final class HostLink {

    /** A session, and whether it was there before it was asked for. */
    record Session(ClientSession session, boolean reused) {}

    private final String host;
    private final SshLogin login;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable ClientSession current;

    HostLink(String host, SshLogin login) {
        this.host = host;
        this.login = login;
    }

    Session session(Deadline deadline) throws NotLoggedIn {
        if (!acquired(deadline)) {
            throw new NotLoggedIn(
                    host + ": another call was still logging in to it; nothing was sent");
        }
        try {
            ClientSession there = current;
            if (there != null && there.isOpen() && there.isAuthenticated()) {
                return new Session(there, true);
            }
            ClientSession fresh = login.open(host, deadline);
            current = fresh;
            return new Session(fresh, false);
        } finally {
            lock.unlock();
        }
    }

    /** Gives up a session that turned out to be dead, unless someone has replaced it already. */
    void discard(Session dead) {
        dead.session().close(true);
    }

    void close() {
        ClientSession there = current;
        if (there != null) {
            there.close(true);
        }
    }

    private boolean acquired(Deadline deadline) {
        try {
            return lock.tryLock(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
