package io.drillmaster.connector.power;

import io.drillmaster.connector.Bracket;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Effect;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Fidelity;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.SettlingPerformer;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Cuts a host's power so that its peers hear silence, and gives it back. */
public final class PowerConnector implements SettlingPerformer {

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
                                        .telling("power")
                                        .repeatable(),
                                power.hosts(),
                                this::cut,
                                this::wasCut)
                        .can(
                                Verb.changes(
                                                "power.on",
                                                TargetKind.HOST,
                                                "Gives a host its power back; does nothing to a"
                                                        + " host that has it.")
                                        .telling("power")
                                        .repeatable(),
                                power.hosts(),
                                this::on,
                                this::isOn);
    }

    @Override
    public Repertoire repertoire() {
        return repertoire;
    }

    private Outcome state(Call call) {
        return said(call, "power-state", json -> power(json.path("power").asString("unknown")));
    }

    private Outcome on(Call call) {
        return said(call, "power-on", _ -> power("on"));
    }

    private Outcome cut(Call call) {
        Deadline deadline = Deadline.in(call.limit());
        return read(
                command.say("power-cut", call.on(), call.mark(), deadline),
                json ->
                        json.path("already").asBoolean(false)
                                ? new Outcome.Refused(
                                        call.on() + " had no power already; nothing was cut")
                                : new Outcome.Done(facts("off"), bracket(json)));
    }

    /** Whoever gave it: a host with power is what the call asks for. */
    private Outcome isOn(Call call) {
        return settled(
                call,
                json ->
                        switch (json.path("power").asString("unknown")) {
                            case "on" -> power("on");
                            case "off" -> untouched(call, "is off");
                            default -> undecided(call, "is neither on nor off");
                        });
    }

    /** A host may lack power since an earlier cut: only one of the same mark is this call's. */
    private Outcome wasCut(Call call) {
        return settled(
                call,
                json -> {
                    boolean off = json.path("power").asString("").equals("off");
                    String mark = json.path("cut_mark").asString("");
                    if (call.mark().isEmpty() || (!off && mark.isEmpty())) {
                        return off ? power("off") : untouched(call, "is on");
                    }
                    if (mark.isEmpty()) {
                        return undecided(call, "is off, and nobody can tell since which cut");
                    }
                    if (!mark.equals(call.mark())) {
                        return untouched(
                                call, (off ? "is off" : "is on") + "; last cut as " + mark);
                    }
                    return off ? power("off") : undecided(call, "is on, though it began to be cut");
                });
    }

    private static Outcome untouched(Call call, String power) {
        return new Outcome.Refused(
                "%s did not take hold: the power of %s %s"
                        .formatted(call.verb(), call.on(), power));
    }

    private static Outcome undecided(Call call, String power) {
        return new Outcome.Unknown(
                "%s cannot be settled: the power of %s %s"
                        .formatted(call.verb(), call.on(), power));
    }

    /** A switch that cannot be asked proves nothing: only what it says can settle a call. */
    private Outcome settled(Call call, Function<JsonNode, Outcome> reading) {
        Deadline deadline = Deadline.in(call.limit());
        return switch (command.say("power-state", call.on(), deadline)) {
            case PowerCommand.Said.Line line -> reading.apply(line.json());
            case PowerCommand.Said.Not not ->
                    not.outcome() instanceof Outcome.Refused refused
                            ? new Outcome.Unknown(refused.why())
                            : not.outcome();
        };
    }

    private Outcome said(Call call, String word, Function<JsonNode, Outcome> reading) {
        return read(command.say(word, call.on(), Deadline.in(call.limit())), reading);
    }

    private static Outcome read(PowerCommand.Said said, Function<JsonNode, Outcome> reading) {
        return switch (said) {
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
