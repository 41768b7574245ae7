package io.drillmaster.app.settings;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The standard streams of this process. */
public final class Streams {

    private static final int IN = 0;
    private static final int OUT = 1;
    private static final int ERR = 2;

    private Streams() {}

    /** A voice that speaks to them. */
    public static Voice voice(boolean colours) {
        return new Voice(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                isTerminal(IN) && isTerminal(ERR),
                colours && isTerminal(OUT));
    }

    private static PrintWriter writer(FileDescriptor to) {
        return new PrintWriter(
                new OutputStreamWriter(new FileOutputStream(to), StandardCharsets.UTF_8), true);
    }

    /** Linux tells what is behind a stream; elsewhere Java knows it of all of them together. */
    private static boolean isTerminal(int stream) {
        Path link = Path.of("/proc/self/fd/" + stream);
        if (Files.exists(Path.of("/proc/self/fd"))) {
            try {
                String behind = Files.readSymbolicLink(link).toString();
                return behind.startsWith("/dev/pts/")
                        || behind.startsWith("/dev/tty")
                        || behind.equals("/dev/console");
            } catch (IOException e) {
                return false;
            }
        }
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }
}
