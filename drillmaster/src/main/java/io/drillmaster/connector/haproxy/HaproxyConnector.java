package io.drillmaster.connector.haproxy;

import io.drillmaster.connector.AtOnce;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Performer;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.RemoteShell;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Reads the configuration and the state of HAProxy at every edge, over SSH. */
public final class HaproxyConnector implements Performer {

    private final SortedMap<String, EdgeGroup> groups = new TreeMap<>();
    private final RemoteShell shell;
    private final Repertoire repertoire = new Repertoire("haproxy");

    public HaproxyConnector(Collection<EdgeGroup> groups, RemoteShell shell) {
        this.shell = shell;
        groups.forEach(group -> this.groups.put(group.name(), group));
        repertoire
                .can(HaproxyVerbs.settings(), this.groups.keySet(), this::settings)
                .can(HaproxyVerbs.backends(), this.groups.keySet(), this::backends)
                .can(HaproxyVerbs.flags(), this.groups.keySet(), this::flags);
    }

    @Override
    public Repertoire repertoire() {
        return repertoire;
    }

    /** What was learnt at each edge, and what went wrong at the others. */
    private record Learnt<T>(SortedMap<String, T> answers, List<String> troubles, boolean unsure) {

        /** Why there is nothing, or not enough, to tell. */
        Outcome failed(Call call) {
            String why = call.verb() + " on " + call.on() + ": " + String.join("; ", troubles);
            return unsure ? new Outcome.Unknown(why) : new Outcome.Refused(why);
        }
    }

    /** All edges must answer: the slowest of them is what counts. */
    private Outcome settings(Call call) {
        EdgeGroup group = group(call);
        Learnt<EdgeSettings> learnt =
                learn(call, group, EdgeScript.config(group), EdgeSettings::of);
        return learnt.answers().size() == group.hosts().size()
                ? new Outcome.Done(EdgeSettings.worst(learnt.answers().values()))
                : learnt.failed(call);
    }

    private Outcome backends(Call call) {
        EdgeGroup group = group(call);
        Learnt<Routing> learnt =
                learn(call, group, EdgeScript.state(group), HaproxyConnector::routing);
        return learnt.answers().isEmpty()
                ? learnt.failed(call)
                : new Outcome.Done(Routing.facts(learnt.answers(), group.hosts().size()));
    }

    /** All edges must answer: one that was not looked at may be the one that is not as before. */
    private Outcome flags(Call call) {
        EdgeGroup group = group(call);
        Learnt<ServersState> learnt =
                learn(call, group, EdgeScript.servers(group), (_, said) -> ServersState.of(said));
        return learnt.answers().size() == group.hosts().size()
                ? new Outcome.Done(ServersState.facts(learnt.answers()))
                : learnt.failed(call);
    }

    private static Routing routing(EdgeGroup group, String said) {
        Config config = Config.of(EdgeScript.part(said, "config"));
        Stat stat = Stat.of(EdgeScript.part(said, "stat"));
        String writes = serving(config, group.writePort());
        String reads = serving(config, group.readPort());
        if (!stat.knows(writes)) {
            throw new Unreadable("its statistics do not know the proxy " + writes);
        }
        return new Routing(stat.up(writes), stat.up(reads));
    }

    private static String serving(Config config, int port) {
        return config.serving(port).orElseThrow(() -> Unreadable.nobodyServes(port)).name();
    }

    private <T> Learnt<T> learn(
            Call call, EdgeGroup group, String script, BiFunction<EdgeGroup, String, T> read) {
        Deadline deadline = Deadline.in(call.limit());
        SortedMap<String, Ran> rans =
                AtOnce.all(
                        group.hosts(),
                        host -> shell.run(host, script, deadline.left()),
                        Deadline.in(call.limit().plusMillis(200)));
        SortedMap<String, T> answers = new TreeMap<>();
        List<String> troubles = new ArrayList<>();
        boolean unsure = rans.size() < group.hosts().size();
        for (var each : rans.entrySet()) {
            switch (each.getValue()) {
                case Ran.NotSent not -> troubles.add(not.why());
                case Ran.NoAnswer no -> {
                    troubles.add(no.why());
                    unsure = true;
                }
                case Ran.Ended ended when !ended.well() ->
                        troubles.add(each.getKey() + " said " + ended.said());
                case Ran.Ended ended -> {
                    try {
                        answers.put(each.getKey(), read.apply(group, ended.out()));
                    } catch (Unreadable e) {
                        troubles.add(each.getKey() + ": " + e.getMessage());
                    }
                }
            }
        }
        return new Learnt<>(answers, troubles, unsure);
    }

    private EdgeGroup group(Call call) {
        return Objects.requireNonNull(groups.get(call.on()));
    }
}
