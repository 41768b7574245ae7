package io.drillmaster.bench;

import io.drillmaster.watch.Fate;
import io.drillmaster.watch.probe.Probe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A client of the stand-in: a byte there, a byte back. */
final class LineProbe implements Probe {

    private static final int LIMIT = 1_000;

    private final int port;
    private volatile Socket socket = new Socket();
    private boolean connected;

    LineProbe(int port) {
        this.port = port;
    }

    @Override
    public boolean connected() {
        return connected;
    }

    @Override
    public Answer connect() {
        try {
            Socket fresh = new Socket();
            socket = fresh;
            fresh.setTcpNoDelay(true);
            fresh.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LIMIT);
            connected = fresh.getInputStream().read() >= 0;
            return connected ? Answer.OK : new Answer(Fate.REFUSED, "", "no greeting");
        } catch (IOException e) {
            close();
            return new Answer(Fate.REFUSED, "", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Answer write(long id) {
        try {
            socket.getOutputStream().write((int) (id & 0x7F));
            if (socket.getInputStream().read() >= 0) {
                return Answer.OK;
            }
        } catch (IOException e) {
            close();
            return new Answer(Fate.UNKNOWN, "", String.valueOf(e.getMessage()));
        }
        close();
        return new Answer(Fate.UNKNOWN, "", "the other side has gone");
    }

    @Override
    public void abort() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no more use either way.
        }
    }

    @Override
    public void close() {
        connected = false;
        abort();
    }
}
