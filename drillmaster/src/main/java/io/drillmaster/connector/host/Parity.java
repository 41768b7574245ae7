package io.drillmaster.connector.host;

import io.drillmaster.connector.AtOnce;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.RemoteShell;
import io.drillmaster.connector.ssh.Sh;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Holds a host against its twin at the other site: the same packages, the same configuration. */
final class Parity {

    static final List<String> NAMES =
            List.of("packages", "files", "versions-differing", "files-differing", "differing");

    private static final String END = "end";
    private static final int MOST_NAMED = 12;

    private final RemoteShell shell;

    Parity(RemoteShell shell) {
        this.shell = shell;
    }

    Outcome look(Call call) {
        String twin = call.with().getOrDefault("like", "");
        if (!shell.hosts().contains(twin) || twin.equals(call.on())) {
            return new Outcome.Refused(
                    "%s on %s: `%s` is no other host of this estate; it has %s"
                            .formatted(
                                    call.verb(),
                                    call.on(),
                                    twin,
                                    String.join(", ", shell.hosts())));
        }
        String files = call.argument("files").orElse(String.join(" ", ParityScript.FILES));
        if (!files.matches("[A-Za-z0-9/._*@ -]+")) {
            return new Outcome.Refused(
                    "%s on %s: `%s` is no list of paths".formatted(call.verb(), call.on(), files));
        }
        return look(call, List.of(call.on(), twin), files);
    }

    private Outcome look(Call call, List<String> both, String files) {
        Deadline deadline = Deadline.in(call.limit());
        SortedMap<String, Ran> networks = ask(both, ParityScript.NETWORKS, deadline);
        if (bothSaid(both, networks)) {
            String known = String.join("\n", networks.values().stream().map(Parity::out).toList());
            String script = ParityScript.of(both.getFirst(), both.getLast(), known, files);
            SortedMap<String, Ran> said = ask(both, script, deadline);
            return bothSaid(both, said) ? compared(call, both, said) : without(call, both, said);
        }
        return without(call, both, networks);
    }

    private SortedMap<String, Ran> ask(List<String> both, String script, Deadline deadline) {
        return AtOnce.all(
                both, host -> shell.run(host, Sh.asRoot(script), deadline.left()), deadline);
    }

    private static boolean bothSaid(List<String> both, Map<String, Ran> said) {
        return said.size() == both.size()
                && said.values().stream().allMatch(ran -> ran instanceof Ran.Ended it && it.well());
    }

    private static String out(Ran ran) {
        return ran instanceof Ran.Ended ended ? ended.out() : "";
    }

    private static Outcome without(Call call, List<String> both, SortedMap<String, Ran> said) {
        List<String> words = new ArrayList<>();
        boolean sure = said.size() == both.size();
        for (Map.Entry<String, Ran> each : said.entrySet()) {
            switch (each.getValue()) {
                case Ran.NotSent not -> words.add(not.why());
                case Ran.NoAnswer no -> {
                    words.add(no.why());
                    sure = false;
                }
                case Ran.Ended ended when ended.well() -> {}
                case Ran.Ended ended -> words.add(each.getKey() + ": " + ended.said());
            }
        }
        String why =
                "%s on %s: the two could not be compared: %s"
                        .formatted(
                                call.verb(),
                                call.on(),
                                words.isEmpty() ? "no answer in time" : String.join("; ", words));
        return sure ? new Outcome.Refused(why) : new Outcome.Unknown(why);
    }

    private static Outcome compared(Call call, List<String> both, SortedMap<String, Ran> said) {
        List<SortedMap<String, String>> told =
                both.stream().map(host -> facts(said, host)).toList();
        if (told.stream().anyMatch(facts -> facts.remove(END) == null)) {
            return new Outcome.Unknown(
                    "%s on %s: an answer is not whole".formatted(call.verb(), call.on()));
        }
        List<String> except =
                Stream.of(call.with().getOrDefault("except", "").split("[\\s,]+", -1))
                        .filter(each -> !each.isBlank())
                        .toList();
        return new Outcome.Done(facts(both, told.get(0), told.get(1), except));
    }

    private static SortedMap<String, String> facts(SortedMap<String, Ran> said, String host) {
        SortedMap<String, String> facts = new TreeMap<>();
        said.entrySet().stream()
                .filter(each -> each.getKey().equals(host))
                .forEach(each ->
                        HostFacts.eachFact(
                                out(each.getValue()), (name, value) -> facts.put(name, value)));
        return facts;
    }

    private static Facts facts(
            List<String> both,
            SortedMap<String, String> one,
            SortedMap<String, String> other,
            List<String> except) {
        SortedSet<String> names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        names.removeIf(name -> except.contains(name.substring(name.indexOf(':') + 1)));
        List<String> differing =
                names.stream()
                        .filter(name ->
                                !one.getOrDefault(name, "").equals(other.getOrDefault(name, "")))
                        .toList();
        return Facts.of(
                Map.of(
                        "packages", count(names, "package:"),
                        "files", count(names, "file:"),
                        "versions-differing", count(differing, "package:"),
                        "files-differing", count(differing, "file:"),
                        "differing",
                                differing.isEmpty() ? "none" : told(both, one, other, differing)));
    }

    private static String count(Iterable<String> names, String kind) {
        int count = 0;
        for (String name : names) {
            count += name.startsWith(kind) ? 1 : 0;
        }
        return String.valueOf(count);
    }

    private static String told(
            List<String> both,
            SortedMap<String, String> one,
            SortedMap<String, String> other,
            List<String> differing) {
        List<String> told = new ArrayList<>();
        for (String name : differing.subList(0, Math.min(MOST_NAMED, differing.size()))) {
            told.add(
                    "%s (%s: %s, %s: %s)"
                            .formatted(
                                    name.substring(name.indexOf(':') + 1),
                                    both.getFirst(),
                                    one.getOrDefault(name, "none"),
                                    both.getLast(),
                                    other.getOrDefault(name, "none")));
        }
        int more = differing.size() - told.size();
        return String.join("; ", told) + (more > 0 ? "; and " + more + " more" : "");
    }
}
