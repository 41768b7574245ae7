package io.drillmaster.connector.fix;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import java.util.List;

/** What can be done at FIX gateways. */
final class FixVerbs {

    private FixVerbs() {}

    static Verb logon() {
        return Verb.reads(
                "fix.logon",
                TargetKind.FIX,
                List.of("host", "time", "passed"),
                "Logs on to the first gateway that lets us in, and off again.");
    }

    static Verb status() {
        return Verb.reads(
                "fix.status",
                TargetKind.FIX,
                List.of("host", "orders", "open", "filled", "cancelled"),
                "Asks the venue for all orders of our session, and counts them.");
    }

    static Verb order() {
        return Verb.changes(
                        "fix.order",
                        TargetKind.FIX,
                        "Places one limit order, once; fix.cancel takes back what still"
                                + " rests.")
                .taking(
                        new Argument("symbol", true, "what is traded"),
                        new Argument("quantity", true, "how much of it"),
                        new Argument("price", true, "at what price"),
                        new Argument("side", false, "buy or sell; buy when left out"))
                .telling("host", "order", "venue-order", "status", "time");
    }

    static Verb cancel() {
        return Verb.changes(
                        "fix.cancel",
                        TargetKind.FIX,
                        "Cancels the orders of this drill that still rest.")
                .taking(new Argument("order", false, "the id of the one order to cancel"))
                .telling("host", "cancelled");
    }
}
