package io.drillmaster.watch.probe;

import io.drillmaster.watch.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A service inside this process that can hang, refuse and say that it takes no writes. */
final class MemoryService {

    enum Mode {
        UP,
        HANGS,
        REFUSES,
        READ_ONLY
    }

    private final List<Long> rows = new ArrayList<>();
    private Mode mode = Mode.UP;

    synchronized void turn(Mode to) {
        mode = to;
        notifyAll();
    }

    synchronized List<Long> rows() {
        return List.copyOf(rows);
    }

    List<Probe> clients(int count) {
        return Stream.<Probe>generate(Client::new).limit(count).toList();
    }

    private final class Client implements Probe {

        private boolean connected;
        private boolean aborted;

        @Override
        public boolean connected() {
            return connected;
        }

        @Override
        public Answer connect() {
            synchronized (MemoryService.this) {
                aborted = false;
                await();
                connected = mode != Mode.REFUSES && !aborted;
                return connected ? Answer.OK : new Answer(Fate.REFUSED, "08", "refused");
            }
        }

        @Override
        public Answer write(long id) {
            synchronized (MemoryService.this) {
                await();
                if (aborted || mode == Mode.REFUSES) {
                    connected = false;
                    return new Answer(Fate.UNKNOWN, "08", "the connection broke");
                }
                if (mode == Mode.READ_ONLY) {
                    return new Answer(Fate.READ_ONLY, "25", "read only");
                }
                rows.add(id);
                return Answer.OK;
            }
        }

        private void await() {
            while (mode == Mode.HANGS && !aborted) {
                try {
                    MemoryService.this.wait();
                } catch (InterruptedException e) {
                    aborted = true;
                }
            }
        }

        @Override
        public void abort() {
            synchronized (MemoryService.this) {
                aborted = true;
                MemoryService.this.notifyAll();
            }
        }

        @Override
        public void close() {
            connected = false;
        }
    }
}
