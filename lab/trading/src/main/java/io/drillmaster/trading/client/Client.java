package io.drillmaster.trading.client;

import io.drillmaster.trading.client.Order.Stage;
import io.drillmaster.trading.setup.Every;
import io.drillmaster.trading.setup.Settings;
import io.drillmaster.trading.web.Answer;
import io.drillmaster.trading.web.Door;
import io.drillmaster.trading.web.Json;
import io.drillmaster.trading.web.Page.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** The process {@code hft-client}. */
public final class Client {

    private static final int MOST_LINES = 100_000;

    private final Orders orders;
    private final DropCopy ledger;
    private final Conversation conversation;
    private final Flow flow;
    private final Gateways gateways;

    private Client(Settings settings) {
        String account = settings.text("HFT_CLIENT", "CLIENT1");
        orders = new Orders(account);
        Path folder = Path.of(settings.text("HFT_FOLDER", "/var/lib/hft"));
        ledger = new DropCopy(folder.resolve("ledger.jsonl"), orders::add);
        conversation = new Conversation(settings.text("HFT_FIX_PASSWORD"), orders, ledger);
        flow = new Flow(conversation, orders, account, settings.number("HFT_RATE", 20));
        gateways = new Gateways(settings.list("HFT_GATEWAYS"), account, conversation);
    }

    /** Runs until it is told to stop. */
    public static void main(String[] arguments) throws InterruptedException {
        Settings settings = Settings.ofTheProcess();
        new Client(settings).run(settings);
    }

    private void run(Settings settings) throws InterruptedException {
        new Door(settings.number("HFT_CLIENT_HTTP", 8090))
                .page("/health", request -> Answer.json(isWell(), state()))
                .page("/stats", request -> Answer.json(true, stats()))
                .page("/positions", request -> positions())
                .page("/ledger", this::lines)
                .page("/rate", this::rate)
                .open();
        Thread.ofPlatform().name("flow").daemon().start(flow::run);
        Runtime.getRuntime().addShutdownHook(new Thread(ledger::sync));
        Every.start("the ledger", Duration.ofMillis(100), ledger::sync);
        Every.start("doubts", Duration.ofMillis(200), conversation::askAgain);
        Every.start("old orders", Duration.ofMillis(250), flow::cancelOld);
        Every.start("the session", Duration.ofMillis(200), gateways::attempt).join();
    }

    /** Well is a client that trades, or that was told to rest. */
    private boolean isWell() {
        boolean acknowledged = conversation.nanosSinceAck() < TimeUnit.SECONDS.toNanos(5);
        return conversation.isReady() && (acknowledged || flow.rate() == 0);
    }

    private Map<String, Object> state() {
        Map<String, Object> state = new TreeMap<>();
        state.put("logged_on", conversation.isLoggedOn());
        state.put("ready", conversation.isReady());
        state.put("gateway", gateways.current());
        state.put("in_doubt", orders.at(Stage.SENT).size());
        state.put("ms_since_acknowledgement", conversation.nanosSinceAck() / 1_000_000);
        state.put("last_word_of_the_venue", conversation.lastWord());
        return state;
    }

    private Map<String, Object> stats() {
        Histogram latency = conversation.latency().copy();
        Map<String, Object> stats = new TreeMap<>(state());
        orders.counts()
                .forEach((what, count) -> stats.put(what.name().toLowerCase(Locale.ROOT), count));
        stats.put("open", orders.at(Stage.OPEN).size());
        stats.put("rate", flow.rate());
        stats.put("skipped", flow.skipped());
        stats.put("ledger_lines", ledger.lines());
        stats.put("latency_n", latency.getTotalCount());
        stats.put("latency_p50_us", latency.getValueAtPercentile(50));
        stats.put("latency_p99_us", latency.getValueAtPercentile(99));
        stats.put("latency_p999_us", latency.getValueAtPercentile(99.9));
        stats.put("latency_max_us", latency.getMaxValue());
        return stats;
    }

    private Answer positions() {
        return Answer.text(200, Json.write(orders.positions().all()) + "\n");
    }

    private Answer lines(Request request) {
        long since = Long.parseLong(request.word("since").orElse("0"));
        return Answer.text(200, ledger.since(since, MOST_LINES));
    }

    /** A new rate begins with a new measurement of latency. */
    private Answer rate(Request request) {
        if (!request.method().equals("POST")) {
            return Answer.text(405, "POST /rate?orders=20\n");
        }
        int rate = Integer.parseInt(request.word("orders").orElse("20"));
        if (rate < 0 || rate > 5000) {
            return Answer.text(400, "from 0 to 5000 orders a second\n");
        }
        flow.setRate(rate);
        conversation.latency().reset();
        return Answer.text(200, rate + " orders a second\n");
    }
}
