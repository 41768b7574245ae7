package io.drillmaster.connector.address;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.Effect;
import io.drillmaster.connector.Fidelity;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import java.util.List;

/** What can be asked and told of a virtual address. */
final class AddressVerbs {

    static final String MOVE = "address.move";

    private AddressVerbs() {}

    static Verb holder() {
        return Verb.reads(
                "address.holder",
                TargetKind.ADDRESS,
                List.of("hosts", "answering", "ready", "holders", "holder", "seen", "agree"),
                "Looks which host holds a virtual address, and who answers for it to the others.");
    }

    static Verb move() {
        return Verb.injects(
                        MOVE,
                        Effect.CHANGES,
                        TargetKind.ADDRESS,
                        Fidelity.GRACEFUL,
                        "Stops keepalived on all hosts but one, so that this one holds the"
                                + " address.")
                .taking(new Argument("to", true, "the host that is to hold it"))
                .telling("from", "to");
    }

    static Verb restore() {
        return Verb.changes(
                        "address.restore",
                        TargetKind.ADDRESS,
                        "Starts keepalived again where this drill stopped it.")
                .telling("restored");
    }
}
