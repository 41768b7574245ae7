package io.drillmaster.connector.alertmanager;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import java.util.List;

/** The words of the connector. */
final class AlertmanagerVerbs {

    static final String PUSH = "alertmanager.push";
    static final String END = "alertmanager.end";

    private static final Argument MATCHING =
            new Argument(
                    "matching",
                    false,
                    "only alerts with these labels, such as alertname=HostDown,instance=nyc-db1");

    private AlertmanagerVerbs() {}

    static Verb reach() {
        return Verb.reads(
                "alertmanager.reach",
                TargetKind.ALERTMANAGER,
                List.of("ready", "version", "cluster", "up"),
                "Looks whether it is ready to take alerts and to pass them on.");
    }

    static Verb alerts() {
        return Verb.reads(
                        "alertmanager.alerts",
                        TargetKind.ALERTMANAGER,
                        Firing.NAMES,
                        "Looks at the alerts that are active now, and since when by the time of the"
                                + " monitoring itself.")
                .taking(MATCHING);
    }

    static Verb silences() {
        return Verb.reads(
                        "alertmanager.silences",
                        TargetKind.ALERTMANAGER,
                        Silences.NAMES,
                        "Looks at the silences in force, and which of them would swallow an alert"
                                + " with these labels.")
                .taking(
                        new Argument(
                                "labels",
                                false,
                                "of the alert that must get through, such as alertname=HostDown,"
                                        + "severity=critical; without them, every silence counts"));
    }

    static Verb heard() {
        return Verb.reads(
                        "alertmanager.heard",
                        TargetKind.ALERTMANAGER,
                        Heard.NAMES,
                        "Looks whether an alert reached the webhook that keeps what it hears, and"
                                + " when; without labels, the test alert of this drill.")
                .taking(
                        new Argument("port", true, "where the webhook shows what it heard"),
                        new Argument("path", false, "the page; / when left out"),
                        MATCHING);
    }

    static Verb push() {
        return Verb.changes(
                        PUSH,
                        TargetKind.ALERTMANAGER,
                        "Sends a test alert that bears the mark of its call and ends by itself.")
                .taking(
                        new Argument("name", false, "its alertname; DrillTest when left out"),
                        new Argument("labels", false, "more labels, such as severity=critical"),
                        new Argument("for", false, "when it ends by itself; 2m when left out"))
                .telling("mark", "name", "ends");
    }

    static Verb end() {
        return Verb.changes(
                        END,
                        TargetKind.ALERTMANAGER,
                        "Ends the test alerts of this drill that have not ended by themselves.")
                .telling("ended");
    }
}
