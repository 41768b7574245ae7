package io.drillmaster.app.live;

import io.drillmaster.app.settings.Voice;
import io.drillmaster.engine.DrillState;
import io.drillmaster.engine.Said;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** One line per event, for logs and for people without a terminal. */
public final class LineView implements View {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
    private static final long PAUSE = Duration.ofMillis(50).toNanos();

    private final Voice voice;
    private final ZoneId zone;

    public LineView(Voice voice, ZoneId zone) {
        this.voice = voice;
        this.zone = zone;
    }

    @Override
    public void follow(Sight sight) {
        int seen = 0;
        Optional<String> noticed = Optional.empty();
        boolean last = false;
        while (!last) {
            last = sight.over().getAsBoolean();
            List<Entry> more = sight.journal().since(seen);
            if (!more.isEmpty()) {
                Lines lines = new Lines(sight.journal().entries());
                more.stream()
                        .filter(lines::isWorthOne)
                        .forEach(entry -> voice.mention(lines.of(entry, zone)));
                seen += more.size();
            }
            Optional<String> notice = sight.notice().get();
            if (!notice.equals(noticed)) {
                notice.ifPresent(voice::mention);
                noticed = notice;
            }
            if (!last) {
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    @Override
    public List<Said> heard(DrillState state) {
        return List.of();
    }

    /** How the entries of one journal read as plain lines. */
    public static final class Lines {

        private final Telling telling;

        public Lines(List<Entry> entries) {
            if (!(entries.getFirst().event() instanceof Event.Opened opened)) {
                throw new IllegalArgumentException("this journal does not begin with an opening");
            }
            this.telling = new Telling(opened.plan());
            entries.forEach(entry -> telling.take(entry.event()));
        }

        boolean isWorthOne(Entry entry) {
            telling.take(entry.event());
            return telling.isWorthALine(entry.event());
        }

        public String of(Entry entry, ZoneId zone) {
            telling.take(entry.event());
            return TIME.format(entry.at().wall().atZone(zone))
                    + "  "
                    + telling.of(entry.event()).text().replaceAll("\\s+", " ");
        }
    }
}
