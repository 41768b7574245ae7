package io.drillmaster.connector.power;

import io.drillmaster.connector.Bracket;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Effect;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Fidelity;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.Settles;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Cuts a host's power so that its peers hear silence, and gives it back. */
public final class PowerConnector implements Connector, Settles {

    private final PowerCommand command;
    private final Repertoire repertoire;

    public PowerConnector(PowerSwitch power) {
        this.command = new PowerCommand(power);
        this.repertoire =
                new Repertoire("power")
                        .can(
                                Verb.reads(
                                        "power.state",
                                        TargetKind.HOST,
                                        List.of("power"),
                                        "Looks whether a host has power: on or off."),
                                power.hosts(),
                                this::state)
                        .can(
                                Verb.injects(
                                                "power.cut",
                                                Effect.DESTROYS,
                                                TargetKind.HOST,
                                                Fidelity.POWER,
                                                "Cuts a host's power: nothing is flushed, and no"
                                                        + " connection is closed.")
                                        .telling("power"),
                                power.hosts(),
                                this::cut,
                                call -> settled(call, "off"))
                        .can(
                                Verb.changes(
                                                "power.on",
                                                TargetKind.HOST,
                                                "Gives a host its power back; does nothing to a"
                                                        + " host that has it.")
                                        .telling("power"),
                                power.hosts(),
                                this::on,
                                call -> settled(call, "on"));
    }

    @Override
    public List<Verb> verbs() {
        return repertoire.verbs();
    }

    @Override
    public Outcome perform(Call call) {
        return repertoire.perform(call);
    }

    @Override
    public Outcome settle(Call call) {
        return repertoire.settle(call);
    }

    private Outcome state(Call call) {
        return said(call, "power-state", json -> power(json.path("power").asString("unknown")));
    }

    private Outcome on(Call call) {
        return said(call, "power-on", _ -> power("on"));
    }

    private Outcome cut(Call call) {
        return said(
                call,
                "power-cut",
                json ->
                        json.path("already").asBoolean(false)
                                ? new Outcome.Refused(
                                        call.on() + " had no power already; nothing was cut")
                                : new Outcome.Done(facts("off"), bracket(json)));
    }

    /** A switch that cannot be asked proves nothing: only what it says can settle a call. */
    private Outcome settled(Call call, String wanted) {
        Outcome state = state(call);
        return switch (state) {
            case Outcome.Done done when done.facts().get("power").equals(Optional.of(wanted)) ->
                    done;
            case Outcome.Done done ->
                    new Outcome.Refused(
                            "%s did not take hold: the power of %s is %s"
                                    .formatted(
                                            call.verb(),
                                            call.on(),
                                            done.facts().get("power").orElse("unknown")));
            case Outcome.Refused refused -> new Outcome.Unknown(refused.why());
            case Outcome.Unknown unknown -> unknown;
        };
    }

    private Outcome said(Call call, String word, Function<JsonNode, Outcome> reading) {
        return switch (command.say(word, call.on(), Deadline.in(call.limit()))) {
            case PowerCommand.Said.Line line -> reading.apply(line.json());
            case PowerCommand.Said.Not not -> not.outcome();
        };
    }

    /** The command reads the very clock we do, CLOCK_MONOTONIC of this machine. */
    private static Optional<Bracket> bracket(JsonNode json) {
        JsonNode cut = json.path("cut_monotonic_ns");
        return cut.size() == 2 && cut.get(0).asLong() <= cut.get(1).asLong()
                ? Optional.of(new Bracket(cut.get(0).asLong(), cut.get(1).asLong()))
                : Optional.empty();
    }

    private static Outcome power(String state) {
        return new Outcome.Done(facts(state));
    }

    private static Facts facts(String state) {
        return Facts.of(Map.of("power", state));
    }
}
