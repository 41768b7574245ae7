package io.drillmaster.connector.backup;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.SettlingPerformer;
import io.drillmaster.connector.postgres.PostgresCluster;
import io.drillmaster.connector.ssh.RemoteShell;
import io.drillmaster.connector.ssh.Sh;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Looks at backups of PostgreSQL where they lie, brings them to a host that reaches nobody,
 * restores them there for real, and compares what came of it with production.
 */
public final class BackupConnector implements SettlingPerformer {

    private final RemoteShell shell;
    private final SortedMap<String, List<String>> addresses;
    private final Bringing bringing;
    private final Restored restored;
    private final Telling telling;
    private final Repertoire repertoire;

    /**
     * @param addresses every address of every host, by host
     */
    public BackupConnector(
            RemoteShell shell,
            Map<String, List<String>> addresses,
            Collection<PostgresCluster> clusters) {
        this.shell = shell;
        this.addresses = new TreeMap<>(addresses);
        this.telling = new Telling(shell);
        this.bringing = new Bringing(shell, telling);
        this.restored = new Restored(telling, addresses, clusters);
        this.repertoire = new Repertoire("backup");
        looks();
        acts();
    }

    private void looks() {
        repertoire
                .can(
                        BackupVerbs.newest(),
                        shell.hosts(),
                        call ->
                                telling.told(
                                        call,
                                        Sh.asRoot(LookScript.dump(call)),
                                        LookScript.dumpFacts()))
                .can(
                        BackupVerbs.base(),
                        shell.hosts(),
                        call ->
                                telling.told(
                                        call,
                                        Sh.asRoot(LookScript.base(call)),
                                        LookScript.baseFacts()))
                .can(BackupVerbs.isolation(), shell.hosts(), this::isolation)
                .can(BackupVerbs.age(), shell.hosts(), restored::age);
    }

    private void acts() {
        repertoire
                .can(BackupVerbs.fetch(), shell.hosts(), bringing::fetch, bringing::brought)
                .can(BackupVerbs.restore(), shell.hosts(), this::restore, this::cameTo)
                .can(
                        BackupVerbs.reconcile(),
                        shell.hosts(),
                        restored::reconcile,
                        restored::reconcile)
                .can(
                        BackupVerbs.bringBack(),
                        shell.hosts(),
                        restored::bringBack,
                        restored::broughtBack)
                .can(BackupVerbs.discard(), shell.hosts(), this::discard, this::left);
    }

    @Override
    public Repertoire repertoire() {
        return repertoire;
    }

    private Outcome isolation(Call call) {
        List<String> spared = BackupVerbs.words(call.with().getOrDefault("except", ""));
        if (!addresses.keySet().containsAll(spared)) {
            return new Outcome.Refused(
                    "%s on %s excepts %s; the estate has %s"
                            .formatted(
                                    call.verb(),
                                    call.on(),
                                    String.join(", ", spared),
                                    String.join(", ", addresses.keySet())));
        }
        List<String> others =
                addresses.entrySet().stream()
                        .filter(each -> !each.getKey().equals(call.on()))
                        .filter(each -> !spared.contains(each.getKey()))
                        .flatMap(each -> each.getValue().stream())
                        .distinct()
                        .toList();
        String script = Sh.asRootOnTheRoad(IsolationScript.text(others));
        Outcome outcome = telling.told(call, script, IsolationScript.FACTS);
        String wanted = String.valueOf(IsolationScript.tries(others));
        return outcome instanceof Outcome.Done done
                        && !done.facts().get("tried").equals(Optional.of(wanted))
                ? new Outcome.Unknown(
                        "%s on %s tried %s of %s addresses and ports"
                                .formatted(
                                        call.verb(),
                                        call.on(),
                                        done.facts().get("tried").orElse("none"),
                                        wanted))
                : outcome;
    }

    private Outcome restore(Call call) {
        String script = Sh.asRootOnTheRoad(RestoreScript.restore(call));
        return telling.told(call, script, RestoreScript.FACTS);
    }

    private Outcome cameTo(Call call) {
        String script = Sh.asRoot(RestoreScript.recall(call));
        return telling.recalled(call, script, RestoreScript.FACTS);
    }

    private Outcome discard(Call call) {
        String script = Sh.asRoot(RestoreScript.discard(call));
        return telling.told(call, script, List.of("removed"));
    }

    private Outcome left(Call call) {
        Outcome outcome = telling.told(call, Sh.asRoot(RestoreScript.left(call)), List.of("left"));
        if (!(outcome instanceof Outcome.Done done)) {
            return outcome instanceof Outcome.Refused refused
                    ? new Outcome.Unknown(refused.why())
                    : outcome;
        }
        String left = done.facts().get("left").orElse("unknown");
        return left.equals("0")
                ? done
                : new Outcome.Refused(
                        "%s on %s did not take hold: %s folders are left"
                                .formatted(call.verb(), call.on(), left));
    }
}
