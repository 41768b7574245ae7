package io.drillmaster.app.live;

import io.drillmaster.engine.DrillState;
import io.drillmaster.engine.Question;
import io.drillmaster.engine.Said;
import io.drillmaster.journal.Moment;
import io.drillmaster.runbook.Step;
import io.drillmaster.watch.WatchReading;
import io.drillmaster.watch.Watches;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/** The whole terminal as one picture, drawn ten times a second on a screen of its own. */
public final class LiveView implements View {

    private static final long PICTURE = Duration.ofMillis(100).toMillis();
    private static final int ENTER = '\r';
    private static final int NEWLINE = '\n';
    private static final int BACKSPACE = 127;
    private static final int CONTROL_H = 8;
    private static final int ESCAPE = 27;

    private final Terminal terminal;
    private final String person;
    private final Frame frame;
    private final Course course = new Course();
    private final Outage outage = new Outage();
    private final Pulse pulse = new Pulse();
    private final StringBuilder typed = new StringBuilder();
    private String asked = "";
    private final ConcurrentLinkedQueue<Said> said = new ConcurrentLinkedQueue<>();

    private LiveView(Terminal terminal, String person, ZoneId zone) {
        this.terminal = terminal;
        this.person = person;
        this.frame = new Frame(Glyphs.in(terminal.encoding()), zone);
    }

    /** Takes the terminal, if standard input and standard error are one that can be drawn on. */
    public static Optional<LiveView> open(String person, ZoneId zone) {
        // Lines drawn with letters of another character set turn to letters where it is not kept.
        System.setProperty("org.jline.utils.disableAlternateCharset", "true");
        try {
            Terminal terminal =
                    TerminalBuilder.builder()
                            .name("drill")
                            .system(true)
                            .systemOutput(TerminalBuilder.SystemOutput.SysErr)
                            .dumb(false)
                            .nativeSignals(false)
                            .build();
            if (terminal.getStringCapability(Capability.cursor_address) == null) {
                terminal.close();
                return Optional.empty();
            }
            return Optional.of(new LiveView(terminal, person, zone));
        } catch (IOException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Said> heard(DrillState state) {
        List<Said> all = new ArrayList<>();
        for (Said next = said.poll(); next != null; next = said.poll()) {
            all.add(next);
        }
        return all;
    }

    @Override
    public void follow(Sight sight) {
        Attributes before = terminal.getAttributes();
        terminal.setAttributes(quiet(before));
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.cursor_invisible);
        try {
            Display display = new Display(terminal, true);
            Optional<Size> size = Optional.empty();
            while (!sight.over().getAsBoolean()) {
                size = Optional.of(draw(display, size, sight));
                keys();
            }
        } finally {
            terminal.puts(Capability.cursor_visible);
            terminal.puts(Capability.exit_ca_mode);
            terminal.flush();
            terminal.setAttributes(before);
            close();
        }
    }

    /**
     * Keys come one by one and are not echoed; Ctrl-C still is a signal, and Ctrl-Z is not, because
     * a stopped conductor would leave a fault standing.
     */
    private static Attributes quiet(Attributes before) {
        Attributes quiet = new Attributes(before);
        quiet.setLocalFlag(Attributes.LocalFlag.ICANON, false);
        quiet.setLocalFlag(Attributes.LocalFlag.ECHO, false);
        quiet.setControlChar(Attributes.ControlChar.VSUSP, 0);
        quiet.setControlChar(Attributes.ControlChar.VMIN, 0);
        quiet.setControlChar(Attributes.ControlChar.VTIME, 1);
        return quiet;
    }

    private Size draw(Display display, Optional<Size> known, Sight sight) {
        Size size = terminal.getSize();
        int rows = Math.max(4, size.getRows());
        int columns = Math.max(20, size.getColumns());
        if (!known.equals(Optional.of(size))) {
            display.resize(size);
            display.reset();
            terminal.puts(Capability.clear_screen);
        }
        course.follow(sight.journal().since(course.entries().size()));
        DrillState state = course.state();
        if (state.opened().isPresent()) {
            display.update(frame.draw(scene(state, sight), columns, rows), -1);
        }
        return size;
    }

    private Scene scene(DrillState state, Sight sight) {
        Moment now =
                new Moment(sight.time().wall(), sight.time().mono(), Math.max(1, state.sitting()));
        Optional<WatchReading> reading = reading(state, sight.watches());
        reading.ifPresent(each -> pulse.take(each, now.mono()));
        return new Scene(
                state.opened().orElseThrow().drill(),
                state.plan(),
                course,
                now,
                outage.at(course.injected(), reading, now, state.plan().settle()),
                pulse,
                typed.toString(),
                sight.notice().get());
    }

    /** The first watch of the plan is the client's own view. */
    private static Optional<WatchReading> reading(DrillState state, Watches watches) {
        return state.plan().steps().stream()
                .filter(Step.Watch.class::isInstance)
                .filter(watch -> state.watches().containsKey(watch.id()))
                .flatMap(watch -> watches.reading(watch.id()).stream())
                .findFirst();
    }

    /** Takes the keys that come before the next picture is due. */
    private void keys() {
        long end = System.nanoTime() + Duration.ofMillis(PICTURE).toNanos();
        try {
            for (long left = PICTURE; left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                int key = terminal.reader().read(left);
                if (key == NonBlockingReader.EOF) {
                    LockSupport.parkNanos(end - System.nanoTime());
                } else if (key >= 0) {
                    take(key);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal can no longer be read", e);
        }
    }

    private void take(int key) {
        switch (key) {
            case ENTER, NEWLINE -> answer();
            case BACKSPACE, CONTROL_H -> {
                if (!typed.isEmpty()) {
                    typed.setLength(typed.length() - 1);
                }
            }
            case ESCAPE -> typed.setLength(0);
            default -> {
                if (!Character.isISOControl(key)) {
                    if (typed.isEmpty()) {
                        asked = Question.open(course.state()).map(Question::step).orElse("");
                    }
                    typed.append((char) key);
                }
            }
        }
    }

    /** It is for the question that stood there when it was begun, whatever stands there now. */
    private void answer() {
        String text = typed.toString().strip();
        if (!text.isEmpty() && Question.open(course.state(), asked).isPresent()) {
            said.add(new Said.Reply(asked, person, text, false));
        }
        typed.setLength(0);
    }

    private void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal cannot be given back", e);
        }
    }
}
