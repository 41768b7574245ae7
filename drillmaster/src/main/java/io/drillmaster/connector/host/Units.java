package io.drillmaster.connector.host;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Services and timers that say how a host is set up, from all that systemd has loaded.
 *
 * <p>Left out is what comes and goes by itself: a login's own units, and services that nobody
 * enabled and that run when a socket, a timer, the bus or the boot calls them. One of them that
 * failed is told all the same.
 */
final class Units {

    private static final Pattern OF_A_LOGIN =
            Pattern.compile("(user|user-runtime-dir|sshd?|systemd-coredump)@.*");

    private static final Set<String> STANDING =
            Set.of("enabled", "enabled-runtime", "linked", "linked-runtime", "generated");

    private Units() {}

    /**
     * Each unit's activity and how it is enabled, such as {@code active/enabled}.
     *
     * @param shown what {@code systemctl show} says, an empty line between two units
     */
    static SortedMap<String, String> of(String shown) {
        SortedMap<String, String> units = new TreeMap<>();
        for (String block : shown.split("\n\n", -1)) {
            Map<String, String> unit = properties(block);
            String name = unit.getOrDefault("Id", "");
            if (counts(name, unit)) {
                units.put(name, told(unit));
            }
        }
        return units;
    }

    private static Map<String, String> properties(String block) {
        Map<String, String> properties = new TreeMap<>();
        for (String line : block.split("\n", -1)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                properties.put(line.substring(0, equals), line.substring(equals + 1).strip());
            }
        }
        return properties;
    }

    private static boolean counts(String name, Map<String, String> unit) {
        if (name.isEmpty() || OF_A_LOGIN.matcher(name).matches()) {
            return false;
        }
        String active = unit.getOrDefault("ActiveState", "");
        String file = unit.getOrDefault("UnitFileState", "");
        if (active.equals("failed") || STANDING.contains(file)) {
            return true;
        }
        if (active.equals("inactive")) {
            return false;
        }
        return file.equals("transient") || !comesAndGoes(unit);
    }

    private static boolean comesAndGoes(Map<String, String> unit) {
        return unit.getOrDefault("Type", "").equals("oneshot")
                || !unit.getOrDefault("TriggeredBy", "").isEmpty()
                || !unit.getOrDefault("BusName", "").isEmpty();
    }

    private static String told(Map<String, String> unit) {
        String file = unit.getOrDefault("UnitFileState", "");
        String active = unit.getOrDefault("ActiveState", "");
        // An enabled job that is just at work is as normal as one that rests.
        boolean atWork =
                unit.getOrDefault("Type", "").equals("oneshot")
                        && !file.equals("transient")
                        && active.endsWith("activating");
        String frozen = unit.getOrDefault("FreezerState", "running");
        return (atWork ? "inactive" : active)
                + "/"
                + (file.isEmpty() ? "no file" : file)
                + (frozen.equals("running") ? "" : ", " + frozen);
    }
}
