package io.drillmaster.connector.ssh;

import io.drillmaster.connector.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.common.session.ConnectionService;
import org.jspecify.annotations.Nullable;

/** Logs in to hosts over SSH, keeps one session to each, and runs commands through it. */
public final class SshSessions implements RemoteShell, AutoCloseable {

    private static final int MOST_OUTPUT = 8 << 20;

    /** What a session that was there already gets to show that it still lives. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(4);

    private final SshAccess access;
    private final SshLogin login;
    private final Map<String, HostLink> links = new ConcurrentHashMap<>();

    /** Reads nothing and connects to nothing until a command is run. */
    public SshSessions(SshAccess access) {
        this.access = access;
        this.login = new SshLogin(access);
    }

    @Override
    public SortedSet<String> hosts() {
        return new TreeSet<>(access.addresses().keySet());
    }

    @Override
    public Ran run(String host, String command, Duration limit) {
        Deadline deadline = Deadline.in(limit);
        Bounded out = new Bounded(MOST_OUTPUT);
        Bounded err = new Bounded(MOST_OUTPUT);
        try {
            ExecChannel channel = opened(host, command, out, err, deadline);
            try {
                return ended(host, channel, out, err, deadline);
            } finally {
                channel.close(false);
            }
        } catch (NotLoggedIn e) {
            return new Ran.NotSent(String.valueOf(e.getMessage()));
        } catch (Lost e) {
            return new Ran.NoAnswer(String.valueOf(e.getMessage()));
        }
    }

    private Ran ended(
            String host, ExecChannel channel, Bounded out, Bounded err, Deadline deadline) {
        try {
            channel.getInvertedIn().close();
            Waits.within(deadline, Waits.closed(channel));
        } catch (TimeoutException e) {
            return new Ran.NoAnswer(
                    host + " took the command and did not end it in time; it may still run");
        } catch (IOException e) {
            return new Ran.NoAnswer(
                    "%s took the command, and waiting for its end broke off (%s)"
                            .formatted(host, e.getMessage()));
        }
        if (channel.exit().isEmpty()) {
            return new Ran.NoAnswer(
                    "the connection to %s was lost after the command was sent; it may have run"
                            .formatted(host));
        }
        if (out.overflowed() || err.overflowed()) {
            return new Ran.NoAnswer(
                    "%s answered with more than %d bytes, which we do not keep"
                            .formatted(host, MOST_OUTPUT));
        }
        return new Ran.Ended(channel.exit().get(), out.text(), err.text());
    }

    @Override
    public Running start(String host, String command, Duration limit) throws ShellFailure {
        Bounded err = new Bounded(MOST_OUTPUT);
        try {
            return new Started(opened(host, command, null, err, Deadline.in(limit)), err);
        } catch (NotLoggedIn e) {
            throw ShellFailure.of(new Ran.NotSent(String.valueOf(e.getMessage())), "");
        } catch (Lost e) {
            throw ShellFailure.of(new Ran.NoAnswer(String.valueOf(e.getMessage())), "");
        }
    }

    /** The command may have left, and we no longer hold its channel. */
    private static final class Lost extends IOException {

        private static final long serialVersionUID = 1;

        Lost(String why) {
            super(why);
        }
    }

    HostLink link(String host) {
        return links.computeIfAbsent(host, name -> new HostLink(name, login));
    }

    private ExecChannel opened(
            String host, String command, @Nullable Bounded out, Bounded err, Deadline deadline)
            throws NotLoggedIn, Lost {
        HostLink link = link(host);
        HostLink.Session first = link.session(deadline);
        try {
            return opened(host, first, command, out, err, deadline);
        } catch (NotLoggedIn e) {
            link.discard(first);
            if (!first.reused() || deadline.passed()) {
                throw e;
            }
        }
        // The old session was dead and the command never left: a new one may carry it.
        HostLink.Session second = link.session(deadline);
        return opened(host, second, command, out, err, deadline);
    }

    private ExecChannel opened(
            String host,
            HostLink.Session session,
            String command,
            @Nullable Bounded out,
            Bounded err,
            Deadline deadline)
            throws NotLoggedIn, Lost {
        ExecChannel channel = new ExecChannel(command);
        if (out != null) {
            channel.setOut(out);
        }
        channel.setErr(err);
        try {
            session.session().getService(ConnectionService.class).registerChannel(channel);
            Deadline sign = session.reused() ? deadline.orIn(signOfLife(deadline)) : deadline;
            Waits.within(sign, Waits.opened(channel.open()));
            return channel;
        } catch (IOException | TimeoutException | IllegalStateException e) {
            // The last is how the library tells of a session that is just being closed.
            boolean left = !channel.shut();
            channel.close(true);
            String why = e instanceof TimeoutException ? "it fell silent" : e.getMessage();
            if (left) {
                throw new Lost(
                        "the connection to %s broke while the command was sent (%s); it may have run"
                                .formatted(host, why));
            }
            throw new NotLoggedIn(
                    "%s took no command over its connection (%s); nothing was sent"
                            .formatted(host, why));
        }
    }

    /** Half of what is left, so that a new session still has a chance. */
    private static Duration signOfLife(Deadline deadline) {
        Duration half = deadline.left().dividedBy(2);
        return half.compareTo(SIGN_OF_LIFE) < 0 ? half : SIGN_OF_LIFE;
    }

    @Override
    public void send(String host, byte[] content, String remotePath, String mode, Duration limit)
            throws ShellFailure {
        new FileCarrier(this).send(host, content, remotePath, mode, limit);
    }

    @Override
    public void send(String host, Path local, String remotePath, String mode, Duration limit)
            throws ShellFailure {
        byte[] content;
        try {
            content = Files.readAllBytes(local);
        } catch (IOException e) {
            throw ShellFailure.of(
                    new Ran.NotSent("%s cannot be read (%s)".formatted(local, e)), "");
        }
        send(host, content, remotePath, mode, limit);
    }

    @Override
    public void fetch(String host, String remotePath, Path local, Duration limit)
            throws ShellFailure {
        new FileCarrier(this).fetch(host, remotePath, local, limit);
    }

    @Override
    public void close() {
        links.values().forEach(HostLink::close);
        login.close();
    }
}
