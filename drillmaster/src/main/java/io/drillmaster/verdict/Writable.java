package io.drillmaster.verdict;

import io.drillmaster.connector.Bracket;
import io.drillmaster.watch.Fate;
import io.drillmaster.watch.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When one member of a cluster surely took writes, and when it may have, from writes tried at it;
 * nanoseconds of the vantage's clock.
 *
 * <p>A refused write, or a connection that could not be made, shows that the member took none at
 * some instant between the try and its end. A write without an answer shows nothing. Between two
 * refusals the member is taken to have stayed closed unless nobody tried for {@link #BLIND}, or a
 * write in between stayed without an answer. Only a standby that restarts is believed: it cuts the
 * one write that is under way, within {@link #GLIMPSE}; it is closed from the moment at which it
 * says that it stops, if nobody is let in afterwards.
 */
final class Writable {

    /** PostgreSQL cannot open and close to writes again in less: it has to restart in between. */
    static final long BLIND = 1_000_000_000;

    /**
     * A standby is not promoted, written to and closed again in less: promotion alone takes 50 ms.
     */
    static final long GLIMPSE = 60_000_000;

    /**
     * The class of SQLSTATE with which a server that stops cuts its sessions; from then on it lets
     * nobody in.
     */
    private static final String SHUT_DOWN = "57";

    /** A stretch of time. */
    record Window(long from, long to) {

        boolean holds(Window other) {
            return from <= other.from && other.to <= to;
        }
    }

    /**
     * A time in which it may have taken writes, and did.
     *
     * @param began between which readings it began to
     */
    record Opening(Bracket began, long to) {}

    /**
     * A time in which it may have taken writes.
     *
     * @param heard when the last try before it was sent that the server itself answered
     * @param took whether it took any
     * @param stopped whether it ended by the server's own word that it stops
     */
    private record Doubt(Window window, long heard, boolean took, boolean stopped) {}

    /**
     * It was perhaps open, and is so no more; until it may be open again, every no tells more
     * exactly since when.
     *
     * @param from the last no before
     * @param sure whether a single cut write would not explain it
     * @param stopped whether the server said that it stops
     */
    private record Closing(long from, long heard, boolean sure, boolean stopped, long end) {
        Closing by(long other) {
            return other < end ? new Closing(from, heard, sure, stopped, other) : this;
        }
    }

    private final String member;
    private final List<Window> sure = new ArrayList<>();
    private final List<Window> instants = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();
    private final List<Opening> openings = new ArrayList<>();

    private long accepted;
    private long runFirstEnd = Long.MAX_VALUE;
    private long runLastSent;
    private long lastNo;
    private long lastNoEnd;
    private boolean open;
    private int unanswered;
    private long cut = Long.MAX_VALUE;
    private long heard = Long.MIN_VALUE;
    private long firstOk = Long.MAX_VALUE;
    private long lastEnd;
    private Optional<Closing> closing = Optional.empty();

    private Writable(String member) {
        this.member = member;
    }

    /** From the tries in the order they fell due. */
    static Writable from(String member, Iterable<Operation> tries) {
        Writable writable = new Writable(member);
        boolean begun = false;
        for (Operation op : tries) {
            if (!begun) {
                writable.lastNo = op.due();
                writable.lastNoEnd = op.due();
                begun = true;
            }
            writable.see(op);
        }
        writable.finish();
        return writable;
    }

    private void see(Operation op) {
        long begun = op.tried() ? op.sent() : op.due();
        switch (op.fate()) {
            case OK -> yes(op);
            case UNKNOWN -> {
                endRun();
                settle();
                unanswered++;
                cut = op.detail().equals(SHUT_DOWN) ? op.end() : Long.MAX_VALUE;
            }
            case NOT_TRIED -> endRun();
            case REFUSED -> no(begun, Math.min(op.end(), cut));
            case NO_CONNECTION, READ_ONLY, ERROR -> no(begun, op.end());
        }
        if (op.fate().answered()) {
            heard = Math.max(heard, op.sent());
        }
        if (op.fate() != Fate.NOT_TRIED) {
            lastEnd = Math.max(lastEnd, op.end());
        }
    }

    private void yes(Operation op) {
        settle();
        if (op.sent() - runLastSent > BLIND) {
            endRun();
        }
        accepted++;
        open = true;
        firstOk = Math.min(firstOk, op.end());
        runFirstEnd = Math.min(runFirstEnd, op.end());
        runLastSent = op.sent();
    }

    private void no(long begun, long end) {
        endRun();
        boolean sure = open || unanswered > 1 || begun - lastNoEnd > BLIND;
        if (closing.isPresent()) {
            closing = closing.map(each -> each.by(end));
        } else if (sure || unanswered > 0) {
            boolean stopped = cut != Long.MAX_VALUE;
            closing = Optional.of(new Closing(lastNo, heard, sure, stopped, end));
        }
        open = false;
        unanswered = 0;
        lastNo = begun;
        lastNoEnd = end;
    }

    /** It may be open again, so that what comes tells nothing more of how it closed. */
    private void settle() {
        closing.filter(each -> each.sure() || each.end() - each.from() > GLIMPSE)
                .ifPresent(this::close);
        closing = Optional.empty();
        cut = Long.MAX_VALUE;
    }

    private void endRun() {
        if (runFirstEnd < runLastSent) {
            sure.add(new Window(runFirstEnd, runLastSent));
        } else if (runFirstEnd != Long.MAX_VALUE) {
            instants.add(new Window(runLastSent, runFirstEnd));
        }
        runFirstEnd = Long.MAX_VALUE;
    }

    private void close(Closing how) {
        boolean took = firstOk != Long.MAX_VALUE;
        Window window = new Window(how.from(), how.end());
        doubts.add(new Doubt(window, how.heard(), took, how.stopped()));
        if (took) {
            Bracket began = new Bracket(Math.min(how.from(), firstOk), firstOk);
            openings.add(new Opening(began, how.end()));
        }
        firstOk = Long.MAX_VALUE;
    }

    private void finish() {
        endRun();
        settle();
        if (open || unanswered > 0) {
            close(new Closing(lastNo, heard, true, false, lastEnd));
        }
    }

    String member() {
        return member;
    }

    /** How many writes it acknowledged. */
    long accepted() {
        return accepted;
    }

    /** Throughout each of these it took writes. */
    List<Window> sure() {
        return sure;
    }

    /** At some instant of each of these it took a single write. */
    List<Window> instants() {
        return instants;
    }

    /** Outside of these it took none. */
    List<Window> possible() {
        return doubts.stream().map(Doubt::window).toList();
    }

    /**
     * Outside of these it took none, where faults are known that made it fall silent: one that
     * refused until just before was struck as a standby, and served nobody until it was heard
     * again. A doubt that begins after the fault, too, is explained by it if the server was not
     * heard in between, and for as long as it could not have come back: {@link #BLIND}. Nor is one
     * promoted that refused until the drill itself restarted its manager, and then says that it
     * stops.
     *
     * @param faults when its host lost its power, or everybody the road to it
     * @param restarts when the drill restarted something on its host, from the call to the answer
     */
    List<Window> possible(List<Bracket> faults, List<Bracket> restarts) {
        return doubts.stream()
                .filter(doubt -> doubt.took() || faults.stream().noneMatch(f -> struck(doubt, f)))
                .filter(doubt -> doubt.took() || restarts.stream().noneMatch(r -> ends(doubt, r)))
                .map(Doubt::window)
                .toList();
    }

    private static boolean struck(Doubt doubt, Bracket fault) {
        long since = fault.to() - doubt.window().from();
        return -BLIND <= since && since <= GLIMPSE && doubt.heard() <= fault.to();
    }

    private static boolean ends(Doubt doubt, Bracket restart) {
        boolean within = doubt.window().to() <= restart.to();
        return doubt.stopped() && within && restart.from() - doubt.window().from() <= GLIMPSE;
    }

    /** The times in which it took at least one. */
    List<Opening> openings() {
        return openings;
    }
}
