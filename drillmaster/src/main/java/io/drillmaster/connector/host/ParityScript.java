package io.drillmaster.connector.host;

import io.drillmaster.connector.ssh.Sh;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The scripts that tell which packages and which configuration two hosts have.
 *
 * <p>What names one of the two, its site or its networks is made alike before it is digested, on
 * both in the same way: twins differ in nothing else.
 */
final class ParityScript {

    /** Where a host says in which networks it is. */
    static final String NETWORKS =
            """
            ip -o -4 addr show scope global | awk '{ print $4 }'
            """;

    /** What decides how a host behaves in a failover. */
    static final List<String> FILES =
            List.of(
                    "/etc/patroni",
                    "/etc/patroni.yml",
                    "/etc/haproxy",
                    "/etc/consul*",
                    "/etc/etcd*",
                    "/etc/keepalived",
                    "/etc/bird",
                    "/etc/knot",
                    "/etc/redis",
                    "/etc/hft",
                    "/etc/default/consul",
                    "/etc/default/etcd",
                    "/etc/default/haproxy",
                    "/etc/default/patroni",
                    "/etc/systemd/system",
                    "/etc/nftables.conf",
                    "/etc/nftables.d",
                    "/etc/sysctl.d");

    private static final Pattern NETWORK = Pattern.compile("(\\d+\\.\\d+\\.\\d+)\\.\\d+/\\d+");

    private static final String TEXT =
            """
            if command -v dpkg-query >/dev/null; then
                dpkg-query -W -f '${db:Status-Abbrev}package:${Package}\\t${Version}\\n' | sed -n 's/^ii //p'
            elif command -v rpm >/dev/null; then
                rpm -qa --qf 'package:%{NAME}\\t%{VERSION}-%{RELEASE}\\n'
            else
                fail 'neither dpkg-query nor rpm'
            fi
            # Directories and patterns are the words of the caller.
            find $files -xdev -type f -print0 2>/dev/null | sort -z |
                while IFS= read -r -d '' file; do
                    fact "file:$(sed -E "$masks" <<<"$file")" "$(sed -E "$masks" -- "$file" | short)"
                done
            find $files -xdev -type l -printf '%p\\tlink to %l\\n' 2>/dev/null |
                sed -E -e 's/^/file:/' -e "$masks"
            fact end ""
            """;

    private ParityScript() {}

    /**
     * The script for either of two hosts.
     *
     * @param files directories, files and patterns, with blanks between
     * @param networks what both said of their networks, a line each
     */
    static String of(String one, String other, String networks, String files) {
        return HostScript.WORDS
                + "files=%s\nmasks=%s\n"
                        .formatted(Sh.quote(files), Sh.quote(masks(one, other, networks)))
                + TEXT;
    }

    private static String masks(String one, String other, String networks) {
        StringBuilder masks = new StringBuilder();
        for (String name : List.of(one, other)) {
            masks.append("s/\\b").append(escaped(name)).append("\\b/@host/g;");
        }
        for (String site : sites(one, other)) {
            masks.append("s/\\b").append(escaped(site)).append("\\b/@site/g;");
        }
        Collection<String> prefixes = new TreeSet<>();
        Matcher network = NETWORK.matcher(networks);
        while (network.find()) {
            prefixes.add(network.group(1));
        }
        prefixes.forEach(prefix ->
                masks.append("s/\\b").append(escaped(prefix)).append("\\.[0-9]+/@address/g;"));
        return masks.toString();
    }

    /** {@code nyc} and {@code chi} of {@code nyc-db1} and {@code chi-db1}. */
    private static List<String> sites(String one, String other) {
        int dash = one.indexOf('-');
        int otherDash = other.indexOf('-');
        return dash > 0 && otherDash > 0
                ? List.of(one.substring(0, dash), other.substring(0, otherDash))
                : List.of();
    }

    private static String escaped(String name) {
        return name.replace(".", "\\.");
    }
}
