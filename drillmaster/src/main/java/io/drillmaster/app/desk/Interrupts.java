package io.drillmaster.app.desk;

import io.drillmaster.engine.DrillState;
import io.drillmaster.engine.People;
import io.drillmaster.engine.Said;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.utils.Signals;

/**
 * Ctrl-C and its relatives: the first asks for an orderly abort, the second leaves the drill as it
 * stands. A terminal that goes away is no reason to abort: the drill goes on.
 */
public final class Interrupts implements People, AutoCloseable {

    private final String person;
    private final AtomicInteger count = new AtomicInteger();
    private final Object interrupt;
    private final Object terminate;
    private final Object hangUp;
    private boolean said;

    public Interrupts(String person) {
        this.person = person;
        this.interrupt = Signals.register("INT", count::incrementAndGet);
        this.terminate = Signals.register("TERM", count::incrementAndGet);
        this.hangUp = Signals.register("HUP", () -> {});
    }

    @Override
    public List<Said> heard(DrillState state) {
        if (count.get() == 0 || said) {
            return List.of();
        }
        said = true;
        return List.of(new Said.Abort(person, "interrupted at the terminal"));
    }

    /** True when the person insists. */
    public boolean leaving() {
        return count.get() > 1;
    }

    public Optional<String> notice() {
        return switch (count.get()) {
            case 0 -> Optional.empty();
            case 1 ->
                    Optional.of(
                            "Aborting: what was done is being taken back. Ctrl-C again leaves at"
                                    + " once and leaves it as it is.");
            default -> Optional.of("Leaving.");
        };
    }

    @Override
    public void close() {
        Signals.unregister("INT", interrupt);
        Signals.unregister("TERM", terminate);
        Signals.unregister("HUP", hangUp);
    }
}
