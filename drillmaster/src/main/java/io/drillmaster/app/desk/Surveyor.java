package io.drillmaster.app.desk;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connectors;
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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/** Asks an estate about itself, all questions at once; asks only what reads. */
final class Surveyor {

    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Connectors connectors;
    private final Time time;

    Surveyor(Connectors connectors, Time time) {
        this.connectors = connectors;
        this.time = time;
    }

    Survey ask(List<Call> questions) {
        SortedMap<String, Facts> answers = new TreeMap<>();
        SortedMap<String, String> failures = new TreeMap<>();
        try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<Call, Future<Outcome>> asked = new LinkedHashMap<>();
            questions.forEach(call -> asked.put(call, asking.submit(within(call))));
            asked.forEach((call, future) -> {
                String key = call.verb() + " " + call.on();
                switch (answer(future)) {
                    case Outcome.Done done -> answers.put(key, done.facts());
                    case Outcome.Refused refused -> failures.put(key, refused.why());
                    case Outcome.Unknown unknown -> failures.put(key, unknown.why());
                }
            });
        }
        return new Survey(answers, failures);
    }

    private Callable<Outcome> within(Call call) {
        return () -> time.bounded(call.limit().plus(GRACE), () -> connectors.perform(call));
    }

    private static Outcome answer(Future<Outcome> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            return e.getCause() instanceof TimeoutException
                    ? new Outcome.Unknown("it gave no answer in time")
                    : new Outcome.Unknown("asking broke: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Unknown("asking was interrupted");
        }
    }
}
