package io.drillmaster.app.desk;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connectors;
import io.drillmaster.connector.Effect;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.engine.Time;
import io.drillmaster.plan.Survey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;

/** Asks an estate about itself, many questions at a time; asks only what reads. */
final class Surveyor {

    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final int MOST_AT_A_TIME = 8;

    private final Connectors connectors;
    private final Time time;

    Surveyor(Connectors connectors, Time time) {
        this.connectors = connectors;
        this.time = time;
    }

    /** A question without an answer is put once more: what only reads may be repeated. */
    Survey ask(List<Call> questions) {
        questions.forEach(this::onlyReads);
        Map<Call, Outcome> outcomes = askOnce(questions);
        List<Call> again = questions.stream().filter(call -> !isDone(outcomes, call)).toList();
        outcomes.putAll(askOnce(again));
        SortedMap<String, Facts> answers = new TreeMap<>();
        SortedMap<String, String> failures = new TreeMap<>();
        outcomes.forEach((call, outcome) -> {
            String key = call.verb() + " " + call.on();
            switch (outcome) {
                case Outcome.Done done -> answers.put(key, done.facts());
                case Outcome.Refused refused -> failures.put(key, refused.why());
                case Outcome.Unknown unknown -> failures.put(key, unknown.why());
            }
        });
        return new Survey(answers, failures);
    }

    private static boolean isDone(Map<Call, Outcome> outcomes, Call call) {
        return outcomes.get(call) instanceof Outcome.Done;
    }

    private void onlyReads(Call call) {
        if (connectors
                .verb(call.verb())
                .filter(verb -> verb.effect() != Effect.READS)
                .isPresent()) {
            throw new IllegalArgumentException("a survey must not " + call.verb());
        }
    }

    private Map<Call, Outcome> askOnce(List<Call> questions) {
        Semaphore places = new Semaphore(MOST_AT_A_TIME);
        Map<Call, Outcome> outcomes = new LinkedHashMap<>();
        try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<Call, Future<Outcome>> asked = new LinkedHashMap<>();
            questions.forEach(call -> asked.put(call, asking.submit(() -> within(call, places))));
            asked.forEach((call, future) -> outcomes.put(call, answer(call, future)));
        }
        return outcomes;
    }

    private Outcome within(Call call, Semaphore places) throws Exception {
        places.acquire();
        try {
            return time.bounded(call.limit().plus(GRACE), () -> connectors.perform(call));
        } finally {
            places.release();
        }
    }

    private static Outcome answer(Call call, Future<Outcome> future) {
        String what = call.verb() + " on " + call.on();
        try {
            return future.get();
        } catch (ExecutionException e) {
            return e.getCause() instanceof TimeoutException
                    ? new Outcome.Unknown(what + " gave no answer in time")
                    : new Outcome.Unknown(what + " broke inside its connector: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Unknown(what + " was interrupted");
        }
    }
}
