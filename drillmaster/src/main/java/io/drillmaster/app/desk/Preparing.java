package io.drillmaster.app.desk;

import io.drillmaster.app.drills.EstateLock;
import io.drillmaster.app.drills.Origin;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.app.settings.Voice;
import io.drillmaster.journal.JournalJson;
import io.drillmaster.plan.Estate;
import io.drillmaster.plan.Planner;
import io.drillmaster.plan.Planning;
import io.drillmaster.plan.Questions;
import io.drillmaster.plan.Sealing;
import io.drillmaster.plan.Survey;
import io.drillmaster.runbook.Runbook;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/** Reads, asks and plans, so that only the acting is left to do; touches nothing. */
public final class Preparing {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Runbooks runbooks;
    private final Estates estates;
    private final Crews crews;
    private final Outfitter outfitter;
    private final Voice voice;

    public Preparing(
            Runbooks runbooks, Estates estates, String person, Outfitter outfitter, Voice voice) {
        this.runbooks = runbooks;
        this.estates = estates;
        this.crews = new Crews(person, voice.terminal());
        this.outfitter = outfitter;
        this.voice = voice;
    }

    /** A plan for what was chosen, only to be looked at; the caller closes what it took. */
    public Prepared prepare(Choice choice) {
        return prepare(choice, _ -> EstateLock.NONE);
    }

    /**
     * A plan for what was chosen; the caller closes what it took.
     *
     * @param turns who may drill an estate; asked before the estate is, so that a plan is never
     *     made of an estate that another drill is just changing
     */
    public Prepared prepare(Choice choice, Function<Estate, EstateLock> turns) {
        Path file = runbooks.find(choice.runbook());
        Runbook runbook = runbooks.good(file, choice.sealed());
        Estates.Chosen chosen = estates.choose(choice.estate(), choice.lab());
        EstateLock turn = turns.apply(chosen.estate());
        boolean ready = false;
        try {
            Outfit outfit = outfitter.outfit(chosen.estate(), chosen.file());
            Planned planned = planned(runbook, chosen, choice, outfit);
            Prepared prepared =
                    new Prepared(
                            runbook,
                            chosen.estate(),
                            planned.survey(),
                            planned.bound(),
                            origin(file, chosen),
                            outfit,
                            turn);
            ready = true;
            return prepared;
        } finally {
            if (!ready) {
                turn.close();
            }
        }
    }

    private record Planned(Survey survey, Planning.Bound bound) {}

    private Planned planned(Runbook runbook, Estates.Chosen chosen, Choice choice, Outfit outfit) {
        boolean ready = false;
        try {
            voice.mention("Asking " + chosen.estate().name() + " how it is ...");
            Survey survey =
                    new Surveyor(outfit.connectors(), outfit.time())
                            .ask(Questions.of(chosen.estate()));
            answered(chosen, survey);
            Planning.Bound bound = plan(runbook, chosen, choice, survey);
            ready = true;
            return new Planned(survey, bound);
        } finally {
            if (!ready) {
                outfit.close();
            }
        }
    }

    private static void answered(Estates.Chosen chosen, Survey survey) {
        if (survey.failures().isEmpty()) {
            return;
        }
        List<String> all =
                survey.failures().values().stream().distinct().map(why -> "  " + why).toList();
        throw Refusal.start(
                "The estate %s is not fit for a drill; nothing was touched. It was asked %d questions, and %d had no answer:%n%s"
                        .formatted(
                                chosen.estate().name(),
                                survey.answers().size() + survey.failures().size(),
                                survey.failures().size(),
                                String.join("\n", all)));
    }

    private Planning.Bound plan(
            Runbook runbook, Estates.Chosen chosen, Choice choice, Survey survey) {
        Planner planner =
                new Planner(
                        outfitter.verbs(),
                        JournalJson::planText,
                        new Sealing(Preparing::salt, JournalJson::envelopeText));
        Planning planning =
                planner.plan(
                        runbook,
                        chosen.estate(),
                        crews.of(runbook, chosen.estate(), choice),
                        choice.with(),
                        survey);
        return switch (planning) {
            case Planning.Bound bound -> bound;
            case Planning.Impossible impossible ->
                    throw Refusal.usage(
                            "%s cannot be drilled on %s so; nothing was touched:%n%s"
                                    .formatted(
                                            runbook.id(),
                                            chosen.estate().name(),
                                            String.join(
                                                    "\n",
                                                    impossible.reasons().stream()
                                                            .map(reason -> "  " + reason)
                                                            .toList())));
        };
    }

    private static String salt() {
        byte[] salt = new byte[32];
        RANDOM.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    private static Origin origin(Path runbook, Estates.Chosen chosen) {
        return new Origin(
                runbook.toAbsolutePath().normalize().toString(),
                chosen.file().toAbsolutePath().normalize().toString(),
                chosen.lab());
    }
}
