package io.drillmaster.evidence;

import io.drillmaster.evidence.Page.ActionRow;

/** What is to be done after the drill, for the page. */
final class ActionsSection {

    private ActionsSection() {}

    static Page.Actions of(ActionItems actions) {
        return new Page.Actions(
                ActionItemsText.told(actions),
                actions.items().stream().map(ActionsSection::row).toList(),
                actions.said().stream().map(ActionItemsText::said).toList());
    }

    private static ActionRow row(ActionItem item) {
        return new ActionRow(
                item.id(),
                item.priority().word(),
                item.category().word(),
                item.title(),
                item.description(),
                item.recommendation(),
                item.owner(),
                item.due().toString(),
                item.entries());
    }
}
