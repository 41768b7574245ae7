package io.drillmaster.connector.market;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Performer;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Looks whether a market trades now; it asks calendars and a clock, and no host. */
public final class MarketConnector implements Performer {

    private final Map<String, TradingHours> markets;
    private final InstantSource clock;
    private final Repertoire repertoire;

    /**
     * A connector to the calendars of these markets.
     *
     * @param clock says what hour it is
     */
    public MarketConnector(Map<String, TradingHours> markets, InstantSource clock) {
        this.markets = new TreeMap<>(markets);
        this.clock = clock;
        this.repertoire =
                new Repertoire("market")
                        .can(
                                Verb.reads(
                                        "market.session",
                                        TargetKind.MARKET,
                                        List.of("trading", "session"),
                                        "Looks in the calendar of a market whether it trades now."),
                                this.markets.keySet(),
                                this::session);
    }

    @Override
    public Repertoire repertoire() {
        return repertoire;
    }

    private Outcome session(Call call) {
        TradingHours hours = Objects.requireNonNull(markets.get(call.on()));
        Optional<String> session = hours.session(clock.instant());
        return new Outcome.Done(
                Facts.of(
                        Map.of(
                                "trading",
                                session.isPresent() ? "yes" : "no",
                                "session",
                                session.orElse("none"))));
    }
}
