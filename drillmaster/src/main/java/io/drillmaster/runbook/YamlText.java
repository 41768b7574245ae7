package io.drillmaster.runbook;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * YAML that knows where in the surrounding file it stands: mappings, lists and text only, so that
 * what a reviewer sees is what is read.
 */
public final class YamlText {

    /** Deeper than any runbook or estate, and far less than a stack can bear. */
    private static final int DEEPEST = 16;

    private final LoadSettings settings =
            LoadSettings.builder().setUseMarks(true).setAllowDuplicateKeys(true).build();

    private final String yaml;
    private final int firstLine;
    private final Problems problems;

    private YamlText(String yaml, int firstLine, Problems problems) {
        this.yaml = yaml;
        this.firstLine = firstLine;
        this.problems = problems;
    }

    /**
     * Reads a mapping.
     *
     * @param firstLine the line of the file on which the YAML begins, from 1
     * @return empty when it is no mapping; the reason is then among the problems
     */
    public static Optional<YamlMap> map(String yaml, int firstLine, Problems problems) {
        return new YamlText(yaml, firstLine, problems).map();
    }

    private Optional<YamlMap> map() {
        try {
            if (!isPlain()) {
                return Optional.empty();
            }
            Optional<Node> node = new Compose(settings).composeString(yaml);
            if (node.isPresent() && node.get() instanceof MappingNode mapping) {
                return Optional.of(new YamlMap(mapping, firstLine, problems));
            }
            problems.add(
                    firstLine, 1, "these are no lines of `key: value`", "write `key: value` lines");
        } catch (MarkedYamlEngineException e) {
            problems.add(
                    place(e.getProblemMark().or(e::getContextMark)),
                    "this is not YAML: " + e.getProblem(),
                    "quote values that hold `: `, ` #`, `{`, `[` or a quote");
        } catch (YamlEngineException e) {
            problems.add(
                    firstLine,
                    1,
                    "this is not YAML: " + String.valueOf(e.getMessage()).lines().findFirst().get(),
                    "take out characters that no keyboard has");
        }
        return Optional.empty();
    }

    /** Walks the events, which needs no stack, before anything is built of them. */
    private boolean isPlain() {
        int depth = 0;
        boolean plain = true;
        for (Event event : new Parse(settings).parseString(yaml)) {
            if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
                problems.add(
                        place(event.getStartMark()),
                        "this is nested deeper than " + DEEPEST + " levels",
                        "nothing here needs so many brackets");
                return false;
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (event instanceof NodeEvent node && isClever(node)) {
                problems.add(
                        place(node.getStartMark()),
                        "anchors (`&`), aliases (`*`) and tags (`!`) are not read here",
                        "write the value out, or quote it if it is text");
                plain = false;
            }
        }
        return plain;
    }

    private static boolean isClever(NodeEvent node) {
        return node instanceof AliasEvent
                || node.getAnchor().isPresent()
                || (node instanceof ScalarEvent scalar && scalar.getTag().isPresent())
                || (node instanceof CollectionStartEvent start && start.getTag().isPresent());
    }

    private Place place(Optional<Mark> mark) {
        return mark.map(at -> new Place(firstLine + at.getLine(), at.getColumn() + 1))
                .orElse(new Place(firstLine, 1));
    }
}
