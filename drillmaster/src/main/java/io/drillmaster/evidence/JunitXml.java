package io.drillmaster.evidence;

import io.drillmaster.evidence.ReportJson.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The scorecard as a JUnit report: a test case an objective, and one for the drill's own end.
 *
 * <p>Missed is a failure. Unproven is an error and not a skipped test: build servers let skipped
 * tests pass, and what is unproven must never look like a pass.
 */
final class JunitXml {

    private record Case(
            String name, Optional<String> problem, String type, String why, String out) {}

    private JunitXml() {}

    static String of(ReportJson report) {
        List<Case> cases = new ArrayList<>();
        cases.add(end(report));
        report.findings().forEach(line -> cases.add(objective(line)));
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuite name=\"")
                .append(escape(report.drill()))
                .append("\" tests=\"")
                .append(cases.size())
                .append("\" failures=\"")
                .append(count(cases, "failure"))
                .append("\" errors=\"")
                .append(count(cases, "error"))
                .append("\" skipped=\"0\">\n");
        cases.forEach(each -> xml.append(written(report, each)));
        return xml.append("</testsuite>\n").toString();
    }

    private static Case end(ReportJson report) {
        boolean whole = report.ending().equals("completed");
        return new Case(
                "the drill runs to its end",
                whole ? Optional.empty() : Optional.of("error"),
                report.ending(),
                report.why(),
                report.left().isEmpty()
                        ? "nothing is left behind"
                        : "left behind: " + String.join("; ", report.left()));
    }

    private static Case objective(Line line) {
        Optional<String> problem =
                switch (line.verdict()) {
                    case "met" -> Optional.empty();
                    case "missed" -> Optional.of("failure");
                    default -> Optional.of("error");
                };
        return new Case(
                line.objective() + " " + line.target(),
                problem,
                line.verdict(),
                line.why(),
                "measured " + line.measured().told() + "; journal entries " + line.entries());
    }

    private static long count(List<Case> cases, String problem) {
        return cases.stream().filter(c -> c.problem().equals(Optional.of(problem))).count();
    }

    private static String written(ReportJson report, Case each) {
        String problem =
                each.problem()
                        .map(element ->
                                "    <%s type=\"%s\" message=\"%s\"/>\n"
                                        .formatted(
                                                element, escape(each.type()), escape(each.why())))
                        .orElse("");
        return "  <testcase classname=\"%s\" name=\"%s\">\n%s    <system-out>%s</system-out>\n  </testcase>\n"
                .formatted(
                        escape(report.runbook()), escape(each.name()), problem, escape(each.out()));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "?");
    }
}
