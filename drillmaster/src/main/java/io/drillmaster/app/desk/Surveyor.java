package io.drillmaster.app.desk;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connectors;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.engine.Inquiry;
import io.drillmaster.engine.Time;
import io.drillmaster.plan.Survey;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Asks an estate about itself before there is a plan. */
final class Surveyor {

    private final Inquiry inquiry;

    Surveyor(Connectors connectors, Time time) {
        this.inquiry = new Inquiry(connectors, time);
    }

    Survey ask(List<Call> questions) {
        SortedMap<String, Facts> answers = new TreeMap<>();
        SortedMap<String, String> failures = new TreeMap<>();
        inquiry.ask(questions)
                .forEach((call, outcome) -> {
                    String key = call.verb() + " " + call.on();
                    switch (outcome) {
                        case Outcome.Done done -> answers.put(key, done.facts());
                        case Outcome.Refused refused -> failures.put(key, refused.why());
                        case Outcome.Unknown unknown -> failures.put(key, unknown.why());
                    }
                });
        return new Survey(answers, failures);
    }
}
