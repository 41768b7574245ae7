package io.drillmaster.runbook;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** YAML that knows where in the surrounding file it stands. */
public final class YamlText {

    private YamlText() {}

    /**
     * Reads a mapping.
     *
     * @param firstLine the line of the file on which the YAML begins, from 1
     * @return empty when it is no mapping; the reason is then among the problems
     */
    public static Optional<YamlMap> map(String yaml, int firstLine, Problems problems) {
        LoadSettings settings =
                LoadSettings.builder()
                        .setUseMarks(true)
                        .setAllowDuplicateKeys(true)
                        .setMaxAliasesForCollections(10)
                        .build();
        try {
            Optional<Node> node = new Compose(settings).composeString(yaml);
            if (node.isPresent() && node.get() instanceof MappingNode mapping) {
                return Optional.of(new YamlMap(mapping, firstLine, problems));
            }
            problems.add(
                    firstLine, 1, "this is no list of `key: value` lines", "write `key: value`");
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine()).orElse(0);
            int column = e.getProblemMark().map(mark -> mark.getColumn()).orElse(0);
            problems.add(
                    firstLine + line,
                    column + 1,
                    "this is not YAML: " + e.getProblem(),
                    "quote values that hold `:`, `#`, `{` or `[`");
        } catch (YamlEngineException e) {
            problems.add(firstLine, 1, "this is not YAML: " + e.getMessage(), "");
        }
        return Optional.empty();
    }
}
