package io.drillmaster.watch.vantage;

import io.drillmaster.watch.Remains;
import io.drillmaster.watch.WatchKinds;
import io.drillmaster.watch.WatchReading;
import io.drillmaster.watch.probe.PostgresReadback;
import io.drillmaster.watch.probe.Wreck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** A watch whose agent died; what it had kept can still be brought home. */
final class Sunk implements Watching {

    static final String WHY =
            "the agent on the vantage died while it watched; what it had kept until then is saved";

    private final Path folder;

    Sunk(Path folder) {
        this.folder = folder;
    }

    @Override
    public SortedMap<String, String> begin() throws CannotWatch {
        throw new CannotWatch(WHY);
    }

    @Override
    public WatchReading reading() {
        throw new IllegalStateException(WHY);
    }

    @Override
    public Left end(Order order) throws IOException, InterruptedException {
        List<Path> captures = new ArrayList<>(new Wreck(folder).salvage());
        Path ledger = folder.resolve("ledger.capture");
        Path readback = folder.resolve("readback.capture");
        String trouble = WHY;
        if (order.request().kind().equals(WatchKinds.LEDGER) && Files.exists(ledger)) {
            var head = Remains.of(ledger).head();
            String why =
                    new PostgresReadback(order.watched(), head.stream())
                            .into(readback, head.named("readback"));
            captures.remove(readback);
            if (why.isEmpty()) {
                captures.add(readback);
            } else {
                trouble += "; " + why;
            }
        }
        return new Left(captures, trouble);
    }
}
