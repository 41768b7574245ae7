package io.drillmaster.evidence;

import io.drillmaster.journal.Entry;
import io.drillmaster.plan.Crew;
import io.drillmaster.verdict.Scorecard;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is to be done after a drill.
 *
 * @param items what is certain, the most urgent first
 * @param said what people said when they were asked; only people can turn it into items
 */
public record ActionItems(List<ActionItem> items, List<Asking> said) {

    private static final String LEADS = "drill-master";

    public ActionItems {
        items = List.copyOf(items);
        said = List.copyOf(said);
    }

    static ActionItems of(Drill drill, Scorecard card, List<Asking> askings) {
        List<Found> found = new ArrayList<>(Found.of(drill, card, askings));
        found.sort(Comparator.comparing(Found::priority));
        LocalDate day = day(drill);
        List<ActionItem> items = new ArrayList<>();
        for (Found each : found) {
            items.add(item(each, id(day, items.size() + 1), day, owner(drill.plan().crew())));
        }
        return new ActionItems(items, said(askings));
    }

    private static ActionItem item(Found found, String id, LocalDate day, String owner) {
        return new ActionItem(
                id,
                found.title(),
                found.priority(),
                found.category(),
                found.description(),
                found.entries(),
                "to be found",
                found.recommendation(),
                owner,
                day.plusDays(found.priority().days()),
                "Open");
    }

    /** The drill began on this day; a report says all times in UTC. */
    private static LocalDate day(Drill drill) {
        Entry first = drill.entries().getFirst();
        return first.at().wall().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static String id(LocalDate day, int number) {
        return "AI-DRILL-%s-%03d".formatted(day.format(DateTimeFormatter.BASIC_ISO_DATE), number);
    }

    private static String owner(Crew crew) {
        List<String> people = crew.people(LEADS);
        return people.isEmpty()
                ? "to be named: no person held the role " + LEADS
                : String.join(", ", people) + " (" + LEADS + ")";
    }

    /** Answers of people to questions that were for their opinion: silence would have gone on. */
    private static List<Asking> said(List<Asking> askings) {
        return askings.stream()
                .filter(asking -> asking.kind() == Asking.Kind.OPINION)
                .filter(asking -> asking.answer().isPresent() && !asking.standIn())
                .toList();
    }
}
