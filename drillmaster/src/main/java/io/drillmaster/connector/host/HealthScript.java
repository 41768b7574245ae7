package io.drillmaster.connector.host;

import io.drillmaster.connector.Facts;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The script that says how well a host is, a fact a line, and the reading of what it said. */
final class HealthScript {

    static final List<String> NAMES =
            List.of(
                    "failed-units",
                    "failed",
                    "disk-used",
                    "fullest",
                    "inodes-used",
                    "memory-free",
                    "up",
                    "clock-synced");

    private static final String END = "end";

    /**
     * File systems in memory hold nothing that lasts, and those only read fill up on purpose. A
     * file system without inodes of its own tells none.
     */
    static final String TEXT =
            HostScript.WORDS
                    + """
                    failed=$(systemctl list-units --state=failed --plain --no-legend) || fail systemctl
                    failed=$(awk '{ print $1 }' <<<"$failed" | sort | paste -sd, -)
                    fact failed "${failed:-none}"
                    fact failed-units "$(tr ',' '\n' <<<"$failed" | grep -c .)"
                    used=$(df -P -x tmpfs -x devtmpfs -x squashfs -x iso9660) || fail df
                    fullest=$(awk 'NR > 1 { sub("%", "", $5); print $5, $6 }' <<<"$used" | sort -n | tail -n 1)
                    fact disk-used "${fullest%% *}%"
                    fact fullest "${fullest#* }"
                    inodes=$(df -Pi -x tmpfs -x devtmpfs -x squashfs -x iso9660) || fail 'df -i'
                    inodes=$(awk 'NR > 1 && $5 ~ /%/ { sub("%", "", $5); print $5 }' <<<"$inodes" | sort -n | tail -n 1)
                    fact inodes-used "${inodes:-0}%"
                    fact memory-free "$(awk '/^MemTotal/ { all = $2 } /^MemAvailable/ { free = $2 }
                        END { printf "%.1f%%", 100 * free / all }' /proc/meminfo)"
                    fact up "$(cut -d. -f1 /proc/uptime)s"
                    synced=$(timedatectl show -p NTPSynchronized --value 2>/dev/null) || synced=unknown
                    fact clock-synced "${synced:-unknown}"
                    fact end ""
                    """;

    private HealthScript() {}

    /** Empty when the script did not come to its end. */
    static Optional<Facts> read(String said) {
        SortedMap<String, String> facts = new TreeMap<>();
        HostFacts.eachFact(said, (name, value) -> facts.put(name, value));
        return facts.remove(END) == null ? Optional.empty() : Optional.of(new Facts(facts));
    }
}
