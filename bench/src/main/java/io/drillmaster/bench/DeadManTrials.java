package io.drillmaster.bench;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Token;
import io.drillmaster.connector.network.NetworkConnector;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.SshAccess;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.plan.Estate;
import io.drillmaster.plan.EstateReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Cuts the management road to a host of a standing lab again and again, each time armed with a
 * lease, lets go of it, and prints when the host healed itself.
 */
public final class DeadManTrials {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final int KNOCK_MS = 50;
    private static final int KNOCK_EVERY_MS = 20;

    /** So many knocks in a row without an answer are no accident of a busy machine. */
    private static final int SILENT = 8;

    private final String host;
    private final SshAccess access;
    private final Duration lease;

    private DeadManTrials(String host, SshAccess access, Duration lease) {
        this.host = host;
        this.access = access;
        this.lease = lease;
    }

    /**
     * Runs the trials.
     *
     * @param args the lab's name, how many trials, the lease in seconds, and the host
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        String lab = args.length > 0 ? args[0] : "demo";
        int trials = args.length > 1 ? Integer.parseInt(args[1]) : 50;
        double lease = args.length > 2 ? Double.parseDouble(args[2]) : 5;
        String host = args.length > 3 ? args[3] : "client-1";
        new DeadManTrials(host, access(lab), Duration.ofMillis(Math.round(lease * 1000)))
                .measure(trials);
    }

    private static SshAccess access(String lab) throws IOException {
        String labs = System.getenv().getOrDefault("DRILLMASTER_LABS", "/var/lib/drillmaster/labs");
        Path file = Path.of(labs, lab, "estate.yaml");
        if (!(EstateReader.read(file.toString(), Files.readString(file))
                instanceof EstateReader.Reading.Good good)) {
            throw new IOException(file + " is no estate");
        }
        Estate.Ssh ssh = good.estate().ssh().orElseThrow();
        Map<String, String> addresses =
                good.estate().hosts().values().stream()
                        .collect(Collectors.toMap(Estate.Host::name, Estate.Host::management));
        return SshAccess.of(
                ssh.user(), ssh.port(), Path.of(ssh.key()), Path.of(ssh.knownHosts()), addresses);
    }

    /**
     * One trial, in seconds after the lease was over.
     *
     * @param own on the host's own clock, when the table was gone
     * @param outside when sshd first took a connection again
     * @param silent whether the road was seen to be cut
     */
    private record Trial(double own, double outside, boolean silent) {

        boolean inTime() {
            double grace = GRACE.toMillis() / 1e3;
            return silent && own >= 0 && own <= grace && outside >= 0 && outside <= grace;
        }
    }

    private void measure(int trials) throws IOException, InterruptedException {
        List<Trial> all = new ArrayList<>();
        String run = "trials-" + System.currentTimeMillis();
        for (int number = 1; number <= trials; number++) {
            Trial trial = trial(run + "/" + number + "/act");
            all.add(trial);
            System.err.printf(
                    "%d/%d cut seen: %s; healed %.3f s after its lease (own clock), reached %.3f s"
                            + " after it: %s%n",
                    number,
                    trials,
                    trial.silent() ? "yes" : "NO",
                    trial.own(),
                    trial.outside(),
                    trial.inTime() ? "in time" : "NOT IN TIME");
        }
        System.out.printf(
                "%s, lease %.1f s: healed within the lease and %d s in %d of %d trials%n%n",
                host,
                lease.toMillis() / 1e3,
                GRACE.toSeconds(),
                all.stream().filter(Trial::inTime).count(),
                trials);
        System.out.println("| seconds after the lease | min | median | max |");
        System.out.println("|---|---|---|---|");
        row("table gone, the host's own clock", all, Trial::own);
        row("sshd takes a connection", all, Trial::outside);
    }

    private static void row(String name, List<Trial> all, Function<Trial, Double> figure) {
        List<Double> figures = all.stream().map(figure).toList();
        System.out.printf(
                "| %s | %.3f | %.3f | %.3f |%n",
                name,
                Quantiles.at(figures, 0),
                Quantiles.median(figures),
                Quantiles.at(figures, 1));
    }

    private Trial trial(String mark) throws IOException, InterruptedException {
        try (SshSessions sessions = new SshSessions(access);
                NetworkConnector network = new NetworkConnector(sessions)) {
            String us = said(sessions, "echo ${SSH_CONNECTION%% *}");
            Call call =
                    new Call("network.drop", host, new TreeMap<>(), LIMIT, mark).and("peers", us);
            Outcome armed = network.arm(call, lease);
            if (!(armed instanceof Outcome.Done)) {
                throw new IOException("it could not be armed: " + armed);
            }
            String[] words = said(sessions, "tail -n 1 " + file(call)).split(" ", -1);
            double over = (Long.parseLong(words[1]) + Long.parseLong(words[2])) / 1e3;
            // Nobody waits for its answer: it has no road to come by.
            AtomicReference<String> refused = new AtomicReference<>("");
            Thread strike = Thread.ofVirtual().start(() -> strike(network, call, refused));
            int missed = 0;
            while (missed < SILENT && uptime() < over && refused.get().isEmpty()) {
                missed = knock() ? 0 : missed + 1;
                Thread.sleep(KNOCK_EVERY_MS);
            }
            if (!refused.get().isEmpty()) {
                throw new IOException("it was not cut: " + refused.get());
            }
            while (!knock()) {
                if (uptime() > over + 60) {
                    throw new IOException(host + " did not heal within a minute: " + call);
                }
                Thread.sleep(KNOCK_EVERY_MS);
            }
            double reached = uptime();
            double healed = healed(call);
            strike.interrupt();
            return new Trial(healed - over, reached - over, missed == SILENT);
        }
    }

    private static void strike(
            NetworkConnector network, Call call, AtomicReference<String> refused) {
        if (network.perform(call) instanceof Outcome.Refused not) {
            refused.set(not.why());
        }
    }

    private double healed(Call call) throws IOException, InterruptedException {
        try (SshSessions sessions = new SshSessions(access);
                NetworkConnector network = new NetworkConnector(sessions)) {
            String note = said(sessions, "cat " + file(call) + ".fired");
            for (int tries = 0; !note.contains("healed ") && tries < 50; tries++) {
                Thread.sleep(100);
                note = said(sessions, "cat " + file(call) + ".fired");
            }
            Outcome disarmed = network.disarm(call);
            if (!(disarmed instanceof Outcome.Done)) {
                throw new IOException("it could not be disarmed: " + disarmed);
            }
            return note.lines()
                    .filter(line -> line.startsWith("healed "))
                    .map(line -> Double.parseDouble(line.substring("healed ".length())))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the host does not say when it healed"));
        }
    }

    private static String file(Call call) {
        return "/run/drillmaster/deadman-" + Token.of(call);
    }

    private String said(SshSessions sessions, String command) throws IOException {
        if (sessions.run(host, command, LIMIT) instanceof Ran.Ended ended && ended.well()) {
            return ended.out().strip();
        }
        throw new IOException(command + " on " + host + " told nothing");
    }

    /** Whether sshd takes a connection now. */
    private boolean knock() {
        String address = Objects.requireNonNull(access.addresses().get(host));
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, access.port()), KNOCK_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** A lab's hosts share this machine's clock. */
    private static double uptime() throws IOException {
        return Double.parseDouble(Files.readString(Path.of("/proc/uptime")).split(" ", -1)[0]);
    }
}
