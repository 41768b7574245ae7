package io.drillmaster.watch.probe;

import java.io.IOException;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;

/** Holds the sockets of one client, so that another thread can cut them. */
final class Lifeline {

    private final Set<Socket> sockets = new HashSet<>();
    private boolean cut;

    /** From now on sockets may be opened again. */
    synchronized void mend() {
        sockets.clear();
        cut = false;
    }

    synchronized void hold(Socket socket) {
        sockets.add(socket);
        if (cut) {
            close(socket);
        }
    }

    synchronized void cut() {
        cut = true;
        sockets.forEach(Lifeline::close);
    }

    synchronized boolean isCut() {
        return cut;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // A socket that cannot be closed is as useless as one that was.
        }
    }
}
