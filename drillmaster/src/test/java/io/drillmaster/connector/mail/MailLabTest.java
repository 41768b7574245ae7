package io.drillmaster.connector.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Settles;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.lab.Eventually;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("lab")
@Tag("full")
class MailLabTest extends ConnectorContract {

    private static final SilentServer SILENT = new SilentServer();
    private static final int SMTP = 25;

    private final LabHands lab = new LabHands(TestLab.full());
    private final SshSessions sessions = new SshSessions(lab.ssh());
    private final SshSessions deaf = new SshSessions(lab.ssh(9, false));
    private final SshSessions mute = new SshSessions(lab.ssh(SILENT.port(), true));

    @Override
    protected void release() {
        List.of(sessions, deaf, mute).forEach(SshSessions::close);
    }

    @Override
    protected String technology() {
        return "mail";
    }

    @Override
    protected Connector connector() {
        return at(UnaryOperator.identity(), SMTP, sessions);
    }

    private Connector at(UnaryOperator<String> address, int port, SshSessions shell) {
        return new MailConnector(List.of(lab.post(address, port)), shell, InstantSource.system());
    }

    @Override
    protected List<Call> looks() {
        return List.of(
                call("mail.accepts", "post").and("to", "oncall@trading.lab"),
                call("mail.received", "post").and("user", "oncall").and("words", "no such words"));
    }

    /** An answer is settled by the mailbox, where a message takes a moment to lie. */
    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(at(UnaryOperator.identity(), 9, deaf));
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(at(_ -> "127.0.0.1", SILENT.port(), mute));
    }

    @Override
    protected Optional<Call> act() {
        return Optional.of(letter().marked("TEST-" + System.nanoTime() + "/1.1/act/0000feed"));
    }

    private Call letter() {
        return call("mail.send", "post")
                .and("to", "drill@trading.lab")
                .and("subject", "a test of the mail road");
    }

    @Test
    void a_letter_arrives_where_its_mark_finds_it() {
        String drill = "TEST-" + System.nanoTime();
        Call send = letter().marked(drill + "/1.1/act/0000feed");
        Call look =
                call("mail.received", "post")
                        .and("user", "drill")
                        .marked(drill + "/1.2/look/0000feed");

        assertThat(connector().perform(send)).isInstanceOf(Outcome.Done.class);

        Eventually.holds(
                "the letter lies in the mailbox",
                Duration.ofSeconds(20),
                () -> "1".equals(facts(look).get("messages")));
        assertThat(facts(look).getOrDefault("arrived-at", "")).endsWith("Z");
        assertThat(((Settles) connector()).settle(send)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void who_is_unknown_is_turned_away_by_name() {
        Call ask = call("mail.accepts", "post").and("to", "oncall@trading.lab, eve@trading.lab");

        assertThat(facts(ask))
                .containsEntry("accepted", "1")
                .containsEntry("refused", "1")
                .hasEntrySatisfying("who", who -> assertThat(who).startsWith("eve@trading.lab ("));
        assertThat(connector().perform(letter().and("to", "eve@trading.lab")))
                .isInstanceOf(Outcome.Refused.class);
    }

    private Map<String, String> facts(Call call) {
        Outcome outcome = connector().perform(call);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).facts().values();
    }
}
