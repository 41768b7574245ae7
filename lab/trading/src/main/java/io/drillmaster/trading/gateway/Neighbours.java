package io.drillmaster.trading.gateway;

import io.drillmaster.trading.orders.Instruction;
import io.drillmaster.trading.orders.Instruction.Place;
import io.drillmaster.trading.orders.InstructionLine;
import io.drillmaster.trading.orders.Report;
import io.drillmaster.trading.orders.ReportLine;
import io.drillmaster.trading.setup.Say;
import io.drillmaster.trading.web.Answer;
import io.drillmaster.trading.web.Neighbour;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The risk engine and the trading engine of the same host. */
final class Neighbours {

    /** What became of a batch; that nobody knows is an {@link IOException}. */
    sealed interface Given {}

    /** It is durable. */
    record Taken(List<Report> reports) implements Given {}

    /** Nothing of it was booked. */
    record NotTaken(String why) implements Given {}

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration BELIEVED_FOR = Duration.ofSeconds(3);
    private static final Duration CHECK = Duration.ofSeconds(2);

    /** A commit may wait for a silent standby, and then for the database's next leader. */
    private static final Duration BATCH = Duration.ofSeconds(20);

    private final Neighbour risk;
    private final Neighbour engine;
    private boolean leads;
    private long lastAnswer;

    Neighbours(int riskPort, int enginePort) {
        risk = new Neighbour("http://127.0.0.1:" + riskPort);
        engine = new Neighbour("http://127.0.0.1:" + enginePort);
    }

    /** An engine that is merely slow to answer is believed for a moment to be what it was. */
    boolean engineLeads() {
        try {
            leads = engine.get("/leader", LOOK).status() == 200;
            lastAnswer = System.nanoTime();
        } catch (ConnectException e) {
            leads = false;
        } catch (IOException e) {
            leads &= System.nanoTime() - lastAnswer < BELIEVED_FOR.toNanos();
        }
        return leads;
    }

    Given engine(List<Instruction> batch) throws IOException {
        String lines = batch.stream().map(InstructionLine::write).collect(Collectors.joining("\n"));
        Answer answer;
        try {
            answer = engine.post("/instructions", lines, BATCH);
        } catch (ConnectException e) {
            return new NotTaken("the trading engine does not answer");
        }
        return switch (answer.status()) {
            case 200 -> new Taken(answer.body().lines().map(ReportLine::read).toList());
            case 400, 409 -> new NotTaken(answer.body().strip());
            default -> throw new IOException("the engine: " + answer.body());
        };
    }

    /** An answer an order: "ok", or why not. */
    List<String> risk(List<Place> orders, boolean fills) {
        String lines =
                orders.stream().map(InstructionLine::write).collect(Collectors.joining("\n"));
        try {
            Answer answer = risk.post(fills ? "/check?fills=yes" : "/check", lines, CHECK);
            List<String> answers = answer.body().lines().toList();
            if (answer.status() == 200 && answers.size() == orders.size()) {
                return answers;
            }
            return all(orders, "risk: " + answer.body().strip());
        } catch (IOException e) {
            return all(orders, "risk: the risk engine does not answer: " + Say.why(e));
        }
    }

    private static List<String> all(List<Place> orders, String why) {
        return Collections.nCopies(orders.size(), why);
    }
}
