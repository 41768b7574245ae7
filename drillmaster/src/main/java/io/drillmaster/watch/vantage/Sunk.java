package io.drillmaster.watch.vantage;

import io.drillmaster.watch.Remains;
import io.drillmaster.watch.WatchReading;
import io.drillmaster.watch.WatchedPlace;
import io.drillmaster.watch.probe.FixProbe;
import io.drillmaster.watch.probe.PostgresReadback;
import io.drillmaster.watch.probe.Wreck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

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
        String trouble = WHY;
        Optional<Path> client =
                Stream.of("ledger.capture", "orders.capture")
                        .map(folder::resolve)
                        .filter(Files::exists)
                        .findFirst();
        if (client.isPresent()) {
            var head = Remains.of(client.get()).head();
            Path readback = folder.resolve("readback.capture");
            String why = readback(order, head.stream()).into(readback, head.named("readback"));
            captures.remove(readback);
            if (why.isEmpty()) {
                captures.add(readback);
            } else {
                trouble += "; " + why;
            }
        }
        return new Left(captures, trouble);
    }

    private static PostgresReadback readback(Order order, String stream) {
        return switch (order.place()) {
            case WatchedPlace.Data data -> PostgresReadback.ofWrites(data.database(), stream);
            case WatchedPlace.Orders orders ->
                    PostgresReadback.ofOrders(orders.database(), FixProbe.prefix(stream));
            case WatchedPlace.Hosts _ -> throw new IllegalStateException("hosts keep no rows");
        };
    }
}
