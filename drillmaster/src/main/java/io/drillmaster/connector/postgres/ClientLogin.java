package io.drillmaster.connector.postgres;

import io.drillmaster.connector.AtOnce;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import java.util.Map;

/**
 * Tries the login of the clients, so that a wrong password is found before a drill is begun.
 *
 * <p>Any member will do, for logins are replicated. One that lets clients in from their own network
 * only has not looked at the password: that is told, and proves nothing.
 */
final class ClientLogin {

    private ClientLogin() {}

    static Outcome look(Call call, PostgresCluster cluster) {
        Deadline deadline = Deadline.in(call.limit());
        AtOnce.First<Asked<Facts>> first =
                AtOnce.first(
                        cluster.members().keySet(),
                        host ->
                                new Server(host, cluster, cluster.client())
                                        .ask(
                                                _ -> new Asked.Answer<>(told(cluster, "accepted")),
                                                deadline),
                        asked -> asked instanceof Asked.Answer,
                        deadline);
        if (first.good().isPresent()
                && first.good().get().getValue() instanceof Asked.Answer<Facts> answer) {
            return new Outcome.Done(answer.value());
        }
        if (first.poor().values().stream().anyMatch(Asked.Barred.class::isInstance)) {
            return new Outcome.Done(told(cluster, "not from here"));
        }
        return first.poor().isEmpty()
                ? new Outcome.Unknown("nobody of " + cluster.name() + " answered in time")
                : Asked.unanswered(first.poor().sequencedValues().getFirst());
    }

    private static Facts told(PostgresCluster cluster, String login) {
        return Facts.of(Map.of("user", cluster.client().user(), "login", login));
    }
}
