package io.drillmaster.verdict;

import io.drillmaster.connector.Bracket;
import io.drillmaster.watch.Operation;
import io.drillmaster.watch.Outage;
import io.drillmaster.watch.Outages;
import java.util.List;

/**
 * How one watched path fared from the injection to the end of its watch.
 *
 * @param name from where to where
 * @param sent packets that left, or should have
 * @param lost those of them that were not answered within their limit
 * @param without how long nothing came through, all such times together
 */
record PathView(String name, long sent, long lost, Span without, Recovery recovery) {

    static PathView of(
            String name,
            Iterable<Operation> operations,
            Outages outages,
            Bracket fault,
            Recovery recovery) {
        long sent = 0;
        long lost = 0;
        for (Operation op : operations) {
            if (op.tried() && op.end() >= fault.from()) {
                sent++;
                lost += op.ok() ? 0 : 1;
            }
        }
        List<Outage> since =
                outages.outages().stream().filter(each -> each.endedTo() > fault.from()).toList();
        long least = since.stream().mapToLong(Outage::least).sum();
        long most =
                since.stream().allMatch(Outage::over)
                        ? since.stream().mapToLong(Outage::most).sum()
                        : Long.MAX_VALUE;
        return new PathView(name, sent, lost, new Span(least, most), recovery);
    }

    boolean harmed() {
        return lost > 0 || recovery.state() != Recovery.State.UNHARMED;
    }

    /** In words, for the report. */
    String told() {
        String packets = "%s: %d of %d packets lost".formatted(name, lost, sent);
        if (lost == 0) {
            return packets;
        }
        return without.hi() == Long.MAX_VALUE
                ? packets + ", and it did not carry again"
                : packets
                        + ", "
                        + Figures.seconds(without.lo())
                        + " to "
                        + Figures.seconds(without.hi())
                        + " without one";
    }
}
