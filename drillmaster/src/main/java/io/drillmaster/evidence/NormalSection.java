package io.drillmaster.evidence;

import io.drillmaster.evidence.Page.LeftRow;
import io.drillmaster.verdict.Leftovers;

/** Whether the estate is as it was before the drill, for the page. */
final class NormalSection {

    private NormalSection() {}

    static Page.Normal of(Leftovers left) {
        return new Page.Normal(
                told(left),
                left.all().stream()
                        .map(each ->
                                new LeftRow(
                                        each.on(),
                                        each.thing(),
                                        each.before().orElse("not there"),
                                        each.after().orElse("gone")))
                        .toList(),
                left.unseen());
    }

    private static String told(Leftovers left) {
        String compared =
                "Hosts, cluster, load balancers and keys were looked at before the first step and"
                        + " after the last: "
                        + left.looks()
                        + (left.looks() == 1 ? " look" : " looks")
                        + " on each side could be compared. ";
        if (left.looks() == 0) {
            return "Nothing could be compared.";
        }
        return compared
                + switch (left.all().size()) {
                    case 0 -> "Nothing differs.";
                    case 1 -> "One thing differs.";
                    default -> left.all().size() + " things differ.";
                };
    }
}
