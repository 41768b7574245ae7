package io.drillmaster.connector.mail;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.SettlingPerformer;
import io.drillmaster.connector.Token;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.RemoteShell;
import io.drillmaster.connector.ssh.Sh;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Sends mail, asks whether mail would be taken, and looks whether it arrived. */
public final class MailConnector implements SettlingPerformer {

    private static final int WELL = 250;

    private final SortedMap<String, Post> posts = new TreeMap<>();
    private final RemoteShell shell;
    private final InstantSource clock;
    private final Repertoire repertoire = new Repertoire("mail");

    /**
     * @param shell logs in where mail arrives
     */
    public MailConnector(Collection<Post> posts, RemoteShell shell, InstantSource clock) {
        posts.forEach(post -> this.posts.put(post.name(), post));
        this.shell = shell;
        this.clock = clock;
        repertoire
                .can(MailVerbs.accepts(), this.posts.keySet(), this::accepts)
                .can(MailVerbs.received(), this.posts.keySet(), this::received)
                .can(MailVerbs.send(), this.posts.keySet(), this::send, this::sent);
    }

    @Override
    public Repertoire repertoire() {
        return repertoire;
    }

    private Outcome accepts(Call call) {
        Post post = post(call);
        List<String> people = people(call);
        if (people.isEmpty()) {
            return nobody(call);
        }
        Exchange.Ended<List<String>> ended =
                Exchange.talk(
                        post,
                        Deadline.in(call.limit()),
                        (_, server) -> turnedAway(server, post, people));
        return ended.said()
                .<Outcome>map(refused -> new Outcome.Done(answered(people, refused)))
                .orElseGet(() -> failed(call, ended));
    }

    /** The envelope is begun and given up: nothing is sent. */
    private static List<String> turnedAway(SMTPTransport server, Post post, List<String> people)
            throws MessagingException {
        server.issueCommand("MAIL FROM:<" + post.from() + ">", WELL);
        List<String> refused = new ArrayList<>();
        for (String person : people) {
            String address = new InternetAddress(post.addressOf(person), true).getAddress();
            server.issueCommand("RCPT TO:<" + address + ">", -1);
            if (server.getLastReturnCode() / 10 != WELL / 10) {
                refused.add(person + " (" + server.getLastServerResponse().strip() + ")");
            }
        }
        server.issueCommand("RSET", -1);
        return refused;
    }

    private static Facts answered(List<String> people, List<String> refused) {
        return Facts.of(
                Map.of(
                        "asked", String.valueOf(people.size()),
                        "accepted", String.valueOf(people.size() - refused.size()),
                        "refused", String.valueOf(refused.size()),
                        "who", refused.isEmpty() ? "none" : String.join("; ", refused)));
    }

    private Outcome send(Call call) {
        Post post = post(call);
        List<String> people = people(call);
        if (people.isEmpty()) {
            return nobody(call);
        }
        String mark = Token.of(call).text();
        String subject = call.with().getOrDefault("subject", "");
        String text = call.argument("text").orElse(subject);
        InternetAddress[] to;
        try {
            to = addresses(post, people);
        } catch (AddressException e) {
            return new Outcome.Refused(
                    "%s`%s` is no person of the estate and no address: %s"
                            .formatted(what(call), e.getRef(), e.getMessage()));
        }
        AtomicBoolean begun = new AtomicBoolean();
        Exchange.Ended<Integer> ended =
                Exchange.talk(
                        post,
                        Deadline.in(call.limit()),
                        (session, server) -> {
                            Letter letter = new Letter(session, begun, clock.instant());
                            server.sendMessage(
                                    letter.write(post.from(), to, subject, text, mark), to);
                            return server.getLastReturnCode();
                        });
        Facts facts = Facts.of(Map.of("mark", mark, "to", String.join(", ", people)));
        return ended.said()
                .<Outcome>map(_ -> new Outcome.Done(facts))
                .orElseGet(() ->
                        begun.get() && !ended.saidNo()
                                ? new Outcome.Unknown(
                                        what(call)
                                                + "the message left, and nobody said that it was"
                                                + " taken: "
                                                + ended.why())
                                : new Outcome.Refused(what(call) + ended.why()));
    }

    private List<String> people(Call call) {
        return call.argument("to")
                .map(MailConnector::parts)
                .orElse(List.copyOf(post(call).contacts().keySet()));
    }

    private static Outcome nobody(Call call) {
        return new Outcome.Refused(
                what(call) + "the estate names no contacts; write them under `contacts:`");
    }

    private static InternetAddress[] addresses(Post post, List<String> people)
            throws AddressException {
        List<InternetAddress> to = new ArrayList<>();
        for (String person : people) {
            to.add(new InternetAddress(post.addressOf(person), true));
        }
        return to.toArray(InternetAddress[]::new);
    }

    private static List<String> parts(String text) {
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    private Outcome received(Call call) {
        String drill = Token.drill(call);
        String words = call.argument("words").orElse(drill);
        if (words.isBlank()) {
            return new Outcome.Refused(
                    what(call)
                            + "it belongs to no drill whose mark could be meant; say with `words`"
                            + " what the message holds");
        }
        return looked(call, call.with().getOrDefault("user", ""), words);
    }

    private Outcome looked(Call call, String user, String words) {
        if (!user.matches("[A-Za-z0-9._-]+")) {
            return new Outcome.Refused(what(call) + "`" + user + "` is no name of a mailbox");
        }
        String script = Sh.asRoot(Mailbox.script(user, words));
        return switch (shell.run(post(call).host(), script, call.limit())) {
            case Ran.NotSent not -> new Outcome.Refused(what(call) + not.why());
            case Ran.NoAnswer no -> new Outcome.Unknown(what(call) + no.why());
            case Ran.Ended ended when !ended.well() ->
                    new Outcome.Refused(what(call) + ended.said());
            case Ran.Ended ended ->
                    Mailbox.read(ended.out(), clock.instant())
                            .<Outcome>map(Outcome.Done::new)
                            .orElseGet(() ->
                                    new Outcome.Unknown(what(call) + "its answer is not whole"));
        };
    }

    /** A message that lies nowhere yet may still be on its way. */
    private Outcome sent(Call call) {
        String mark = Token.of(call).text();
        for (String person : people(call)) {
            String user = post(call).addressOf(person).replaceFirst("@.*", "");
            if (looked(call, user, mark) instanceof Outcome.Done done
                    && !done.facts().get("messages").equals(Optional.of("0"))) {
                return new Outcome.Done(Facts.of(Map.of("mark", mark)));
            }
        }
        return new Outcome.Unknown(
                "%sno message with the mark %s is in a mailbox of %s; it was never taken, or is still on its way"
                        .formatted(what(call), mark, post(call).host()));
    }

    private static Outcome failed(Call call, Exchange.Ended<?> ended) {
        return ended.connected() && !ended.saidNo()
                ? new Outcome.Unknown(what(call) + ended.why())
                : new Outcome.Refused(what(call) + ended.why());
    }

    private Post post(Call call) {
        return Objects.requireNonNull(posts.get(call.on()));
    }

    private static String what(Call call) {
        return "%s on %s: ".formatted(call.verb(), call.on());
    }
}
