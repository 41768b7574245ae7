package io.drillmaster.watch.probe;

/** Operations that are due and wait for a connection, oldest first; the newest is served first. */
final class Backlog {

    private long[] waiting = new long[2048];
    private int head;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void push(long seq) {
        if (size == waiting.length) {
            long[] wider = new long[size * 2];
            for (int i = 0; i < size; i++) {
                wider[i] = waiting[(head + i) % size];
            }
            waiting = wider;
            head = 0;
        }
        waiting[(head + size) % waiting.length] = seq;
        size++;
    }

    long newest() {
        size--;
        return waiting[(head + size) % waiting.length];
    }

    long peekOldest() {
        return waiting[head];
    }

    long oldest() {
        long seq = waiting[head];
        head = (head + 1) % waiting.length;
        size--;
        return seq;
    }
}
