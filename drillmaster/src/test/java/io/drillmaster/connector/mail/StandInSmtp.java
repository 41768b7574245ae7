package io.drillmaster.connector.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server inside the test that knows one recipient and can break off where it is told to. */
final class StandInSmtp implements AutoCloseable {

    static final String KNOWN = "oncall@trading.lab";

    /** Where it breaks the connection off, or says no. */
    enum Mood {
        WELL,
        CUT_AFTER_DATA,
        CUT_AT_GREETING,
        SILENT_AFTER_DATA,
        REFUSES_THE_TEXT
    }

    private final Mood mood;
    private final ServerSocket listening;
    private final List<String> said = new CopyOnWriteArrayList<>();

    StandInSmtp(Mood mood) {
        this.mood = mood;
        try {
            listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Every line that clients said. */
    List<String> said() {
        return List.copyOf(said);
    }

    private void serve() {
        try {
            while (true) {
                Socket client = listening.accept();
                Thread.ofVirtual().start(() -> talk(client));
            }
        } catch (IOException e) {
            // The socket was closed: the test is over.
        }
    }

    private void talk(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        client.getInputStream(), StandardCharsets.UTF_8))) {
            if (mood == Mood.CUT_AT_GREETING) {
                return;
            }
            OutputStream out = client.getOutputStream();
            answer(out, "220 stand-in");
            boolean text = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                said.add(line);
                if (text && !line.equals(".")) {
                    continue;
                }
                if (line.equals(".") && !taken(in)) {
                    return;
                }
                answer(out, answerTo(line));
                text = line.equals("DATA");
            }
        } catch (IOException e) {
            // The client went away.
        }
    }

    /** False when the connection breaks instead of an answer. */
    private boolean taken(BufferedReader in) throws IOException {
        if (mood == Mood.SILENT_AFTER_DATA) {
            String more = in.readLine();
            return more != null && more.isEmpty();
        }
        return mood != Mood.CUT_AFTER_DATA;
    }

    private String answerTo(String line) {
        String word = line.toUpperCase(Locale.ROOT);
        if (word.startsWith("RCPT") && !line.contains("<" + KNOWN + ">")) {
            return "550 5.1.1 there is nobody of that name";
        }
        if (word.startsWith("DATA")) {
            return "354 go on";
        }
        if (line.equals(".") && mood == Mood.REFUSES_THE_TEXT) {
            return "554 5.7.1 we do not like it";
        }
        return word.startsWith("QUIT") ? "221 bye" : "250 well";
    }

    private static void answer(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
