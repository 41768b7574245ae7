package io.drillmaster.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What every connector promises, whatever its technology; one subclass for each. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
public abstract class ConnectorContract {

    /** What a connector may take beyond its limit, on a busy machine. */
    private static final Duration GRACE = Duration.ofMillis(1500);

    private Connector connector;

    protected ConnectorContract() {
        connector = nothing();
    }

    /** The prefix of all its verbs. */
    protected abstract String technology();

    /** A fresh connector to something that answers. */
    protected abstract Connector connector();

    /** Calls that only look and end Done here, at least one. */
    protected abstract List<Call> looks();

    /** A call that acts and ends Done here, if the connector has one. */
    protected Optional<Call> act() {
        return Optional.empty();
    }

    /** Whether what the act leaves behind bears its mark; a state that is reached bears none. */
    protected boolean leavesMarks() {
        return false;
    }

    /** The same connector, told about places where nothing listens. */
    protected Optional<Connector> unreachable() {
        return Optional.empty();
    }

    /** The same connector, told about places that accept a connection and never say a word. */
    protected Optional<Connector> silent() {
        return Optional.empty();
    }

    /** What must never be seen. */
    protected Set<String> secrets() {
        return Set.of();
    }

    @BeforeEach
    final void connect() {
        connector = connector();
    }

    @AfterEach
    final void disconnect() {
        connector.close();
        release();
    }

    /** Lets go of what the connector stood on, once it is closed. */
    protected void release() {}

    @Test
    void verbs_share_the_technology_and_are_described() {
        assertThat(connector.verbs()).isNotEmpty();
        for (Verb verb : connector.verbs()) {
            assertThat(verb.name()).startsWith(technology() + ".");
            assertThat(verb.summary()).endsWith(".").hasSizeBetween(20, 200);
            assertThat(verb.arguments()).allMatch(argument -> !argument.summary().isBlank());
            assertThat(verb.effect() == Effect.READS && verb.fidelity().isPresent())
                    .as("%s only looks and injects nothing", verb.name())
                    .isFalse();
        }
    }

    @Test
    void a_verb_nobody_offers_is_refused_with_those_that_are() {
        String known = connector.verbs().getFirst().name();

        Outcome outcome = connector.perform(call(technology() + ".nonsense", "anything"));

        assertThat(refusal(outcome)).contains(technology() + ".nonsense", known);
    }

    @Test
    void a_target_nobody_knows_is_refused_with_those_that_are() {
        for (Verb verb : connector.verbs()) {
            Outcome outcome = connector.perform(complete(verb, "no-such-place"));

            assertThat(refusal(outcome)).contains("no-such-place");
            looks().stream()
                    .filter(look -> look.verb().equals(verb.name()))
                    .forEach(look -> assertThat(refusal(outcome)).contains(look.on()));
        }
    }

    @Test
    void a_missing_argument_is_refused_by_its_name_before_anything_is_touched() {
        for (Verb verb : connector.verbs()) {
            for (Argument argument : verb.arguments()) {
                if (argument.required()) {
                    Map<String, String> with = new TreeMap<>(complete(verb, "").with());
                    with.remove(argument.name());
                    Call call = new Call(verb.name(), target(verb), new TreeMap<>(with), limit());

                    assertThat(refusal(connector.perform(call)))
                            .contains(verb.name(), argument.name());
                }
            }
        }
    }

    @Test
    void an_argument_nobody_takes_is_refused_by_its_name() {
        for (Verb verb : connector.verbs()) {
            Call call = complete(verb, target(verb)).and("colour", "blue");

            assertThat(refusal(connector.perform(call))).contains("colour");
        }
    }

    @Test
    void looking_may_be_repeated_and_tells_what_it_promised_to_tell() {
        for (Call look : looks()) {
            Verb verb = verb(look.verb());
            assertThat(verb.effect()).isEqualTo(Effect.READS);

            Set<String> first = done(connector.perform(look)).facts().values().keySet();
            Set<String> again = done(connector.perform(look)).facts().values().keySet();

            assertThat(first).isNotEmpty().isEqualTo(again);
            assertThat(first).allMatch(verb::tells);
        }
    }

    @Test
    void every_verb_that_looks_is_looked_with_here() {
        assertThat(looks().stream().map(Call::verb))
                .containsAll(
                        connector.verbs().stream()
                                .filter(verb -> verb.effect() == Effect.READS)
                                .map(Verb::name)
                                .toList());
    }

    @Test
    void where_nothing_listens_a_look_is_refused_within_its_limit() {
        Optional<Connector> deaf = unreachable();
        assumeTrue(deaf.isPresent(), "this connector reaches nothing outside the process");
        try (Connector other = deaf.get()) {
            for (Call look : looks()) {
                assertThat(within(Duration.ofSeconds(5), other, look))
                        .isInstanceOf(Outcome.Refused.class);
            }
        }
    }

    @Test
    void where_nobody_answers_a_look_ends_within_its_limit() {
        Optional<Connector> mute = silent();
        assumeTrue(mute.isPresent(), "this connector reaches nothing outside the process");
        try (Connector other = mute.get()) {
            for (Call look : looks()) {
                assertThat(within(Duration.ofMillis(500), other, look))
                        .isNotInstanceOf(Outcome.Done.class);
            }
        }
    }

    @Test
    void what_was_done_settles_as_done() {
        Optional<Call> act = act();
        if (act.isEmpty()) {
            assertThat(connector.verbs()).allMatch(verb -> verb.effect() == Effect.READS);
            return;
        }
        assertThat(verb(act.get().verb()).effect()).isNotEqualTo(Effect.READS);

        Outcome outcome = connector.perform(act.get());

        done(outcome);
        keepsSecrets(outcome.toString());
        assertThat(((Settles) connector).settle(act.get())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void what_an_earlier_call_did_settles_no_other_call() {
        assumeTrue(leavesMarks(), "what this connector's act leads to bears no mark");
        Call earlier = act().orElseThrow().marked("TEST-1/3.3/act/0000feed");
        Call other = earlier.marked("TEST-2/3.3/act/0000beef");

        done(connector.perform(earlier));
        assertThat(((Settles) connector).settle(other)).isNotInstanceOf(Outcome.Done.class);
        assertThat(((Settles) connector).settle(earlier)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void no_secret_is_ever_seen() {
        for (Call look : looks()) {
            keepsSecrets(connector.perform(look).toString());
            for (Optional<Connector> other : List.of(unreachable(), silent())) {
                other.ifPresent(it -> keepsSecrets(told(it, look)));
            }
        }
        keepsSecrets(connector.toString());
    }

    private void keepsSecrets(String text) {
        secrets().forEach(secret -> assertThat(text).doesNotContain(secret));
    }

    private static String told(Connector connector, Call look) {
        Call brief = new Call(look.verb(), look.on(), look.with(), Duration.ofMillis(300));
        try (connector) {
            return connector + " " + connector.perform(brief);
        }
    }

    /** How long a call may take where somebody answers. */
    protected Duration limit() {
        return Duration.ofSeconds(20);
    }

    protected final Call call(String verb, String on) {
        return Call.of(verb, on, limit());
    }

    private Call complete(Verb verb, String on) {
        Call call = call(verb.name(), on);
        for (Argument argument : verb.arguments()) {
            call = argument.required() ? call.and(argument.name(), "1") : call;
        }
        return call;
    }

    /** A name the verb may be performed on: one that a look is performed on. */
    private String target(Verb verb) {
        return looks().stream()
                .filter(look -> verb(look.verb()).target() == verb.target())
                .map(Call::on)
                .findFirst()
                .orElseThrow();
    }

    private Verb verb(String name) {
        return connector.verbs().stream()
                .filter(verb -> verb.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Outcome within(Duration limit, Connector connector, Call look) {
        long began = System.nanoTime();
        Outcome outcome = connector.perform(new Call(look.verb(), look.on(), look.with(), limit));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(limit.plus(GRACE));
        return outcome;
    }

    private static Outcome.Done done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return (Outcome.Done) outcome;
    }

    private static String refusal(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).why();
    }

    private static Connector nothing() {
        return new Connector() {
            @Override
            public List<Verb> verbs() {
                return List.of();
            }

            @Override
            public Outcome perform(Call call) {
                return new Outcome.Refused("nothing is connected");
            }
        };
    }
}
