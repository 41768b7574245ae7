package io.drillmaster.connector.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.ssh.HereShell;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.RemoteShell;
import io.drillmaster.connector.ssh.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParityScriptTest {

    @TempDir Path folder;

    /** Two hosts, each a folder of this machine with packages and networks of its own. */
    private record Twins(Map<String, HereShell> shells) implements RemoteShell {

        @Override
        public SortedSet<String> hosts() {
            return new TreeSet<>(shells.keySet());
        }

        @Override
        public Ran run(String host, String command, Duration limit) {
            HereShell shell = shells.get(host);
            return shell == null
                    ? new Ran.NotSent("there is no " + host)
                    : shell.run(host, command, limit);
        }

        @Override
        public Running start(String host, String command, Duration limit) {
            throw new UnsupportedOperationException("nothing lives on here");
        }

        @Override
        public void send(String host, byte[] content, String path, String mode, Duration limit) {
            throw new UnsupportedOperationException("no files are sent here");
        }

        @Override
        public void send(String host, Path local, String path, String mode, Duration limit) {
            throw new UnsupportedOperationException("no files are sent here");
        }

        @Override
        public void fetch(String host, String remotePath, Path local, Duration limit) {
            throw new UnsupportedOperationException("no files are fetched here");
        }
    }

    private HereShell host(String name, String network, String version, String config) {
        try {
            Path home = Files.createDirectories(folder.resolve(name));
            Files.writeString(
                    Files.createDirectories(home.resolve("conf")).resolve("app.conf"), config);
            return new HereShell(home)
                    .instead("/etc/app", home.resolve("conf"))
                    .program("ip", "#!/bin/sh\necho '2: lan0 inet %s brd x'\n".formatted(network))
                    .program(
                            "dpkg-query",
                            "#!/bin/sh\nprintf 'ii package:redis\\t%s\\n'\n".formatted(version));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome compared(HereShell nyc, HereShell chi, String except) {
        Call call =
                Call.of("host.parity", "chi-app1", Duration.ofSeconds(20))
                        .and("like", "nyc-app1")
                        .and("files", "/etc/app")
                        .and("except", except);
        return new HostConnector(new Twins(Map.of("nyc-app1", nyc, "chi-app1", chi))).perform(call);
    }

    private static Map<String, String> facts(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).facts().values();
    }

    @Test
    void what_names_a_host_its_site_or_its_network_is_no_difference() {
        HereShell nyc =
                host(
                        "nyc-app1",
                        "10.9.1.15/24",
                        "7.2",
                        "listen 10.9.1.15\nname nyc-app1\nsite nyc\npeers 10.9.1.15 10.9.2.25\n");
        HereShell chi =
                host(
                        "chi-app1",
                        "10.9.2.25/24",
                        "7.2",
                        "listen 10.9.2.25\nname chi-app1\nsite chi\npeers 10.9.1.15 10.9.2.25\n");

        assertThat(facts(compared(nyc, chi, "")))
                .containsEntry("packages", "1")
                .containsEntry("files", "1")
                .containsEntry("versions-differing", "0")
                .containsEntry("files-differing", "0")
                .containsEntry("differing", "none");
    }

    @Test
    void another_version_and_another_setting_are_named_with_both_hosts() {
        HereShell nyc = host("nyc-app1", "10.9.1.15/24", "7.2", "limit 10\n");
        HereShell chi = host("chi-app1", "10.9.2.25/24", "7.4", "limit 11\n");

        assertThat(facts(compared(nyc, chi, "")))
                .containsEntry("versions-differing", "1")
                .containsEntry("files-differing", "1")
                .hasEntrySatisfying(
                        "differing",
                        told ->
                                assertThat(told)
                                        .contains("redis (chi-app1: 7.4, nyc-app1: 7.2)")
                                        .contains("app.conf (chi-app1: "));
        assertThat(facts(compared(nyc, chi, "redis"))).containsEntry("versions-differing", "0");
    }

    @Test
    void a_twin_that_is_none_and_files_that_are_none_are_refused() {
        HereShell one = host("nyc-app1", "10.9.1.15/24", "7.2", "");
        HostConnector connector = new HostConnector(new Twins(Map.of("nyc-app1", one)));
        Call call = Call.of("host.parity", "nyc-app1", Duration.ofSeconds(5));

        for (Call bad :
                List.of(
                        call.and("like", "nyc-app1"),
                        call.and("like", "elsewhere"),
                        call.and("like", "nyc-app1").and("files", "/etc; rm -rf /"))) {
            assertThat(connector.perform(bad)).isInstanceOf(Outcome.Refused.class);
        }
    }
}
