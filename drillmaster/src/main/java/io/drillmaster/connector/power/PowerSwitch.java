package io.drillmaster.connector.power;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The command that holds the power of an estate's hosts; it is asked {@code COMMAND power-cut
 * --name NAME --mark MARK HOST}, and {@code power-on} and {@code power-state} likewise, without a
 * mark. The mark of the last cut is what {@code power-state} tells as {@code cut_mark}.
 *
 * @param command a program on the coordinator's own machine, as an absolute path
 * @param name which estate of that command
 */
public record PowerSwitch(String command, String name, SortedSet<String> hosts) {

    public PowerSwitch {
        hosts = new TreeSet<>(hosts);
    }

    public static PowerSwitch of(String command, String name, Set<String> hosts) {
        return new PowerSwitch(command, name, new TreeSet<>(hosts));
    }
}
