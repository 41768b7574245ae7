package io.drillmaster.evidence;

import io.drillmaster.evidence.Page.ExhibitRow;
import io.drillmaster.verdict.Exhibited;
import java.util.List;

/** The files that the drill brought home, for the page. */
final class ExhibitSection {

    private ExhibitSection() {}

    static List<ExhibitRow> rows(List<Exhibited> exhibits) {
        return exhibits.stream()
                .map(each ->
                        new ExhibitRow(
                                each.step(),
                                each.exhibit().file(),
                                String.valueOf(each.exhibit().bytes()),
                                each.exhibit().sha256(),
                                each.trouble().orElse("is there, as the journal names it"),
                                each.trouble().isPresent()))
                .toList();
    }
}
