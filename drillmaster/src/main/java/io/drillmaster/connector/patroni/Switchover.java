package io.drillmaster.connector.patroni;

import io.drillmaster.connector.Bracket;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.http.Http;
import io.drillmaster.connector.http.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hands the lead over on purpose, and looks afterwards whether it was handed over.
 *
 * <p>Patroni keeps nothing of who asked, so a look cannot tell this switchover from another way in
 * which the same member lost its lead. That is why nothing is asked for when it does not lead: an
 * answer can only be lost while it led. What remains is a lead that moved by itself between the
 * moment when the call was written down and the moment when it would have left.
 */
final class Switchover {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    /** Most of the time a call may take is for the switchover itself. */
    private static final int LOOKING_FIRST = 4;

    /** How long a leader that was asked to step down may take to show that it does not. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Members members;
    private final Http http;

    Switchover(Members members, Http http) {
        this.members = members;
        this.http = http;
    }

    Outcome perform(Call call) {
        Deadline deadline = Deadline.in(call.limit());
        String from = call.with().getOrDefault("from", "");
        Optional<String> leader =
                view(deadline.orIn(call.limit().dividedBy(LOOKING_FIRST)))
                        .flatMap(View::leader)
                        .map(Member::name)
                        .filter(name -> !name.equals(from));
        if (leader.isPresent()) {
            return new Outcome.Refused(
                    "%s on %s was not asked for: %s does not lead, %s does"
                            .formatted(call.verb(), call.on(), from, leader.get()));
        }
        ObjectNode body = JSON.createObjectNode().put("leader", from);
        Optional.ofNullable(call.with().get("to")).ifPresent(to -> body.put("candidate", to));
        URI door = members.door(from).resolve("/switchover");
        Reply reply = http.postJson(door, body.toString(), deadline);
        return reply instanceof Reply.Answered answered
                ? answered(call, answered, deadline)
                : Reply.unanswered(reply);
    }

    private Outcome answered(Call call, Reply.Answered answered, Deadline deadline) {
        String said =
                "%s on %s: Patroni answered %s".formatted(call.verb(), call.on(), answered.said());
        return switch (answered.status()) {
            case 200 -> new Outcome.Done(leader(deadline), Optional.of(asked(answered)));
            case 400, 401, 403, 404, 412 -> new Outcome.Refused(said + "; nothing was moved");
            case 503 ->
                    answered.body().contains("Switchover failed")
                            ? new Outcome.Refused(said + "; the leader is the same as before")
                            : new Outcome.Unknown(said);
            default -> new Outcome.Unknown(said);
        };
    }

    /** A planned move begins when it is asked for; what the cluster needs to obey is part of it. */
    private static Bracket asked(Reply.Answered answered) {
        return new Bracket(answered.asked(), answered.asked());
    }

    private Facts leader(Deadline deadline) {
        return view(deadline)
                .flatMap(View::leader)
                .map(leader -> Facts.of(Map.of("leader", leader.name())))
                .orElse(Facts.NONE);
    }

    /** Looks until someone else leads, or until the former leader has had time enough to go. */
    Outcome settle(Call call) {
        String from = call.with().getOrDefault("from", "");
        Deadline limit = Deadline.in(call.limit());
        Deadline patience = Deadline.in(PATIENCE);
        Optional<String> last = Optional.empty();
        while (!limit.passed()) {
            Optional<View> view = view(limit);
            last =
                    view.map(it -> it.leader().map(Member::name).orElse("nobody"))
                            .or(Optional::empty);
            Optional<Member> leader = view.flatMap(View::leader);
            if (leader.isPresent() && !leader.get().name().equals(from)) {
                return new Outcome.Done(Facts.of(Map.of("leader", leader.get().name())));
            }
            if (leader.isPresent() && patience.passed()) {
                return new Outcome.Refused(
                        "%s on %s did not take hold: %s still leads %s after we began to look"
                                .formatted(call.verb(), call.on(), from, told(PATIENCE)));
            }
            LockSupport.parkNanos(Math.min(BETWEEN_LOOKS.toNanos(), limit.left().toNanos()));
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return new Outcome.Unknown(
                "%s on %s cannot be settled: within %s the leader was seen as %s"
                        .formatted(
                                call.verb(),
                                call.on(),
                                told(call.limit()),
                                last.orElse("nothing")));
    }

    private static String told(Duration time) {
        return time.toMillis() + " ms";
    }

    private Optional<View> view(Deadline deadline) {
        return members.first("/cluster", it -> it.path("members").size() > 0, deadline)
                        instanceof Members.Told.Json json
                ? Optional.of(View.of(json.member(), json.body()))
                : Optional.empty();
    }
}
