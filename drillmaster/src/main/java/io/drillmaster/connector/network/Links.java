package io.drillmaster.connector.network;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.ssh.Dialogue;
import io.drillmaster.connector.ssh.Notes;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.RemoteShell;
import io.drillmaster.connector.ssh.Sh;
import io.drillmaster.connector.ssh.ShellFailure;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes interfaces down, once or again and again, and brings up only those that it took down. */
final class Links {

    /** What can be armed to end by itself. */
    static final Set<String> DEEDS = Set.of("network.link-down", "network.flap");

    private static final Pattern TIMES = Pattern.compile("[1-9][0-9]{0,2}");
    private static final Pattern INTERVAL = Pattern.compile("([1-9][0-9]{0,5})(ms|s)");

    private final RemoteShell shell;
    private final Notes notes;

    Links(RemoteShell shell, Notes notes) {
        this.shell = shell;
        this.notes = notes;
    }

    /** What is wrong with a call that is to take an interface down, if anything. */
    static Optional<String> whyNot(Call call) {
        if (!Cut.INTERFACE.matcher(link(call)).matches()) {
            return Optional.of("`%s` is no name of an interface".formatted(link(call)));
        }
        return call.verb().equals("network.flap") ? whyNoFlap(call) : Optional.empty();
    }

    private static Optional<String> whyNoFlap(Call call) {
        String times = call.with().getOrDefault("times", "").strip();
        String interval = call.with().getOrDefault("interval", "").strip();
        if (!TIMES.matcher(times).matches()) {
            return Optional.of("times `%s` is no number from 1 to 999".formatted(times));
        }
        if (!INTERVAL.matcher(interval).matches()) {
            return Optional.of("interval `%s` is no time; say 500ms or 2s".formatted(interval));
        }
        Duration whole = interval(call).multipliedBy(2L * Integer.parseInt(times) - 1);
        return whole.compareTo(call.limit()) < 0
                ? Optional.empty()
                : Optional.of(
                        "%s times %s down and up take %d ms, and its limit is %d ms"
                                .formatted(
                                        times,
                                        interval,
                                        whole.toMillis(),
                                        call.limit().toMillis()));
    }

    private static String link(Call call) {
        return call.with().getOrDefault("interface", "").strip();
    }

    private static Duration interval(Call call) {
        Matcher matcher = INTERVAL.matcher(call.with().getOrDefault("interval", "").strip());
        if (!matcher.matches()) {
            return Duration.ZERO;
        }
        long amount = Long.parseLong(matcher.group(1));
        return matcher.group(2).equals("s")
                ? Duration.ofSeconds(amount)
                : Duration.ofMillis(amount);
    }

    Outcome down(Call call) {
        return strike(call, 0);
    }

    Outcome flap(Call call) {
        Optional<String> why = whyNot(call);
        return why.isPresent()
                ? new Outcome.Refused(what(call) + why.get())
                : strike(call, Integer.parseInt(call.with().getOrDefault("times", "1").strip()));
    }

    private Outcome strike(Call call, int times) {
        Optional<String> why = whyNot(call);
        if (why.isPresent()) {
            return new Outcome.Refused(what(call) + why.get());
        }
        String seconds = String.format(Locale.ROOT, "%.3f", interval(call).toMillis() / 1e3);
        String script = LinkScript.down(call, link(call), times, seconds);
        boolean said = false;
        try (Dialogue dialogue =
                Dialogue.open(
                        shell, call.on(), Sh.asRootOnTheRoad(script), Deadline.in(call.limit()))) {
            Cut cut = new Cut(List.of(), road -> road.over().equals(link(call)));
            Optional<String> not = Found.in(dialogue.hear()).whyNot(call, cut);
            if (not.isPresent()) {
                return new Outcome.Refused(what(call) + "nothing was done: " + not.get());
            }
            notes.left(call.on(), NetworkScript.note(call));
            said = true;
            Dialogue.Struck struck = dialogue.strike("cut");
            if (!struck.reply().startsWith("cut ")) {
                return new Outcome.Refused(what(call) + struck.reply());
            }
            String ended = times == 0 ? "ended" : dialogue.say("wait").reply();
            return ended.equals("ended")
                    ? new Outcome.Done(fact(call), Optional.of(struck.when()))
                    : new Outcome.Unknown(what(call) + ended);
        } catch (ShellFailure e) {
            String failed = what(call) + e.getMessage();
            return said ? new Outcome.Unknown(failed) : new Outcome.Refused(failed);
        }
    }

    private static Facts fact(Call call) {
        return Facts.of(Map.of("interface", link(call)));
    }

    /** One that is up again was down if its note says so. */
    Outcome wasDown(Call call) {
        notes.left(call.on(), NetworkScript.note(call));
        return looked(
                call,
                LinkScript.recall(call),
                state ->
                        switch (state) {
                            case "state there did",
                                    "state there about",
                                    "state there none",
                                    "state  did" ->
                                    new Outcome.Done(fact(call));
                            case "state  none" ->
                                    new Outcome.Refused(
                                            what(call)
                                                    + "it did not take hold: nothing there says"
                                                    + " that it took the interface down");
                            default ->
                                    new Outcome.Unknown(
                                            what(call)
                                                    + "it was about to, and the interface is not"
                                                    + " held down now; it may be up again");
                        });
    }

    Outcome up(Call call) {
        return switch (shell.run(call.on(), Sh.asRoot(LinkScript.up(call)), call.limit())) {
            case Ran.NotSent not -> new Outcome.Refused(what(call) + not.why());
            case Ran.NoAnswer no -> new Outcome.Unknown(what(call) + no.why());
            case Ran.Ended ended when ended.out().startsWith("no ") ->
                    new Outcome.Refused(what(call) + ended.out().strip().substring(3));
            case Ran.Ended ended when ended.well() && ended.out().startsWith("raised") ->
                    raised(ended.out().strip().substring("raised".length()).strip());
            case Ran.Ended ended -> new Outcome.Unknown(what(call) + ended.said());
        };
    }

    private static Outcome raised(String names) {
        return new Outcome.Done(Facts.of(Map.of("raised", names.isEmpty() ? "none" : names)));
    }

    Outcome isUp(Call call) {
        String only = link(call);
        return looked(
                call,
                LinkScript.remaining(call),
                told -> {
                    String names = told.substring("down".length()).strip();
                    List<String> down = List.of(names.split(" ", -1));
                    boolean up = only.isEmpty() ? names.isEmpty() : !down.contains(only);
                    return up
                            ? raised("none left")
                            : new Outcome.Refused(what(call) + "still down: " + names);
                });
    }

    /** A host that cannot be looked at proves nothing. */
    private Outcome looked(Call call, String script, Function<String, Outcome> judge) {
        return switch (shell.run(call.on(), Sh.asRoot(script), call.limit())) {
            case Ran.NotSent not -> new Outcome.Unknown(what(call) + not.why());
            case Ran.NoAnswer no -> new Outcome.Unknown(what(call) + no.why());
            case Ran.Ended ended when !ended.well() ->
                    new Outcome.Unknown(what(call) + ended.said());
            case Ran.Ended ended -> judge.apply(ended.out().stripTrailing());
        };
    }

    private static String what(Call call) {
        return "%s on %s: ".formatted(call.verb(), call.on());
    }
}
