package io.drillmaster.engine;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connectors;
import io.drillmaster.connector.Effect;
import io.drillmaster.connector.Outcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;

/** Puts many questions to an estate at the same time; asks only what reads. */
public final class Inquiry {

    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final int MOST_AT_A_TIME = 8;
    private static final Outcome UNANSWERED = new Outcome.Unknown("no answer came yet");

    private final Connectors connectors;
    private final Time time;

    public Inquiry(Connectors connectors, Time time) {
        this.connectors = connectors;
        this.time = time;
    }

    /**
     * The answers, in the order of the questions. A question without an answer is put once more:
     * what only reads may be repeated.
     */
    public Map<Call, Outcome> ask(List<Call> questions) {
        questions.forEach(this::onlyReads);
        Map<Call, Outcome> outcomes = askOnce(questions);
        List<Call> again = questions.stream().filter(call -> !isDone(outcomes, call)).toList();
        outcomes.putAll(askOnce(again));
        return outcomes;
    }

    /** The answers; who has none is not asked again, for somebody waits. */
    Map<Call, Outcome> askJustOnce(List<Call> questions) {
        questions.forEach(this::onlyReads);
        return askOnce(questions);
    }

    private static boolean isDone(Map<Call, Outcome> outcomes, Call call) {
        return outcomes.get(call) instanceof Outcome.Done;
    }

    private void onlyReads(Call call) {
        if (connectors
                .verb(call.verb())
                .filter(verb -> verb.effect() != Effect.READS)
                .isPresent()) {
            throw new IllegalArgumentException("what only looks must not " + call.verb());
        }
    }

    private Map<Call, Outcome> askOnce(List<Call> questions) {
        Semaphore places = new Semaphore(MOST_AT_A_TIME);
        BlockingQueue<Map.Entry<Call, Outcome>> answers = new LinkedBlockingQueue<>();
        Map<Call, Outcome> outcomes = new LinkedHashMap<>();
        for (Call call : questions) {
            outcomes.put(call, UNANSWERED);
            time.beside(() -> answers.add(Map.entry(call, answer(call, places))));
        }
        for (int left = questions.size(); left > 0; ) {
            Optional<Map.Entry<Call, Outcome>> answer = time.take(answers, GRACE);
            answer.ifPresent(each -> outcomes.put(each.getKey(), each.getValue()));
            left -= answer.isPresent() ? 1 : 0;
        }
        return outcomes;
    }

    private Outcome answer(Call call, Semaphore places) {
        String what = call.verb() + " on " + call.on();
        places.acquireUninterruptibly();
        try {
            return time.bounded(call.limit().plus(GRACE), () -> connectors.perform(call));
        } catch (TimeoutException e) {
            return new Outcome.Unknown(what + " gave no answer in time");
        } catch (Exception e) {
            return new Outcome.Unknown(what + " broke inside its connector: " + e);
        } finally {
            places.release();
        }
    }
}
