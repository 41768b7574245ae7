package io.drillmaster.evidence;

import java.util.List;

/** The after-action report, for the page. */
final class AfterSection {

    private AfterSection() {}

    static Page.After of(AfterAction report) {
        return new Page.After(
                report.overview(),
                report.capabilities().stream().map(AfterSection::capability).toList(),
                report.improvements().stream().map(AfterSection::row).toList());
    }

    private static Page.CapabilityRow capability(AfterAction.Capability capability) {
        return new Page.CapabilityRow(
                capability.name(), seen(capability.strengths()), seen(capability.areas()));
    }

    private static List<Page.SeenRow> seen(List<AfterAction.Observation> all) {
        return all.stream().map(each -> new Page.SeenRow(each.told(), each.entries())).toList();
    }

    private static Page.PlanRow row(AfterAction.Improvement each) {
        return new Page.PlanRow(
                each.capability(),
                each.issue(),
                each.action(),
                each.element(),
                each.responsible(),
                each.start(),
                each.completion(),
                each.item());
    }
}
