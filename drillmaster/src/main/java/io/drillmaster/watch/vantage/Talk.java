package io.drillmaster.watch.vantage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** One conversation with the agent: a question, then its answer, one at a time. */
final class Talk implements AutoCloseable {

    private final VantageShell.Line line;
    private final InputStream in;
    private final OutputStream out;

    Talk(VantageShell.Line line) {
        this.line = line;
        this.in = new BufferedInputStream(line.stdout());
        this.out = line.stdin();
    }

    synchronized Message ask(Message question) throws IOException {
        try {
            out.write(question.bytes());
            out.flush();
            return Message.read(in);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /** Asks for a file. */
    synchronized byte[] fetch(Message question) throws IOException {
        Message said = ask(question);
        if (!said.word().equals("bytes")) {
            throw new IOException(said.text("why", "the agent answered " + said.word()));
        }
        int count = Math.toIntExact(said.number("count"));
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw lost(new IOException("the other side has gone"));
        }
        return bytes;
    }

    /** Asks for the vantage's clock; the round trip is as short as the road allows. */
    synchronized void align(Aligner aligner) throws IOException {
        long asked = System.nanoTime();
        Message pong = ask(Message.of("ping"));
        aligner.exchange(asked, pong.number("mono"), System.nanoTime());
    }

    private IOException lost(IOException e) {
        String complaints = line.complaints().strip();
        return new IOException(
                "the line to the agent was lost: "
                        + (complaints.isEmpty() ? e.getMessage() : complaints),
                e);
    }

    @Override
    public void close() {
        line.close();
    }
}
