package io.drillmaster.watch.probe;

import io.drillmaster.watch.Fate;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One TCP connection to an HTTP server, held open with requests for a head; any answer will do, for
 * it is the connection that is watched.
 */
public final class SessionProbe implements Probe {

    private static final int PATIENCE = 5_000;
    private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InetSocketAddress to;
    private final byte[] request;
    private final Lifeline lifeline = new Lifeline();
    private Optional<Socket> socket = Optional.empty();

    /**
     * @param host an address, or a name that the host we run on knows
     */
    public SessionProbe(String host, int port) {
        this.to = new InetSocketAddress(host, port);
        this.request =
                "HEAD / HTTP/1.1\r\nHost: %s:%d\r\nUser-Agent: drillmaster\r\n\r\n"
                        .formatted(host, port)
                        .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public boolean connected() {
        return socket.isPresent();
    }

    @Override
    public Answer connect() {
        lifeline.mend();
        Socket made = new Socket();
        lifeline.hold(made);
        try {
            made.setTcpNoDelay(true);
            made.connect(to, PATIENCE);
            socket = Optional.of(made);
            return Answer.OK;
        } catch (IOException e) {
            lifeline.cut();
            return new Answer(Fate.REFUSED, "", to + ": " + e.getMessage());
        }
    }

    @Override
    public Answer write(long id) {
        if (socket.isEmpty()) {
            return new Answer(Fate.NO_CONNECTION, "", "there is no connection");
        }
        try {
            Socket open = socket.get();
            open.getOutputStream().write(request);
            readHead(open.getInputStream());
            return Answer.OK;
        } catch (IOException e) {
            close();
            return new Answer(Fate.UNKNOWN, "", to + ": " + e.getMessage());
        }
    }

    private static void readHead(InputStream in) throws IOException {
        int matched = 0;
        while (matched < END.length) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the other side closed the connection");
            }
            if (next == END[matched]) {
                matched++;
            } else {
                matched = next == END[0] ? 1 : 0;
            }
        }
    }

    @Override
    public void abort() {
        lifeline.cut();
    }

    @Override
    public void close() {
        socket = Optional.empty();
        lifeline.cut();
    }
}
