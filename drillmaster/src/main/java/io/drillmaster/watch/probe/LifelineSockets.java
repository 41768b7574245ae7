package io.drillmaster.watch.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;

/**
 * Makes sockets for the PostgreSQL driver that hang on a {@link Lifeline}; the driver makes this
 * factory itself, by name, and passes it the number of the lifeline.
 */
public final class LifelineSockets extends SocketFactory {

    private static final Map<String, Lifeline> LIFELINES = new ConcurrentHashMap<>();

    private final Lifeline lifeline;

    public LifelineSockets(String number) {
        Lifeline found = LIFELINES.get(number);
        if (found == null) {
            throw new IllegalArgumentException("there is no lifeline " + number);
        }
        this.lifeline = found;
    }

    static void offer(String number, Lifeline lifeline) {
        LIFELINES.put(number, lifeline);
    }

    static void withdraw(String number) {
        LIFELINES.remove(number);
    }

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        lifeline.hold(socket);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new IOException("sockets are made unconnected");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
            throws IOException {
        throw new IOException("sockets are made unconnected");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw new IOException("sockets are made unconnected");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
            throws IOException {
        throw new IOException("sockets are made unconnected");
    }
}
