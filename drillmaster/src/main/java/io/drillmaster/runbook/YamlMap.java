package io.drillmaster.runbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A YAML mapping whose every key and value has a place; what is wrong goes to the problems. */
public final class YamlMap {

    /** A piece of text and where it stands; its quotes, if any, are no part of it. */
    public record Text(String value, Place place) {

        /** Where a part of the text stands that begins after so many characters. */
        public Place part(int offset) {
            return value.contains("\n") ? place : new Place(place.line(), place.column() + offset);
        }
    }

    private record Pair(Place key, Node value) {}

    private final Map<String, Pair> pairs = new LinkedHashMap<>();
    private final int firstLine;
    private final Place place;
    private final Problems problems;

    YamlMap(MappingNode node, int firstLine, Problems problems) {
        this.firstLine = firstLine;
        this.problems = problems;
        this.place = place(node);
        for (NodeTuple tuple : node.getValue()) {
            Place at = place(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(at, "a key must be a word", "write `key: value`");
            } else if (pairs.put(key.getValue(), new Pair(at, tuple.getValueNode())) != null) {
                problems.add(at, "`" + key.getValue() + "` stands here twice", "keep one of them");
            }
        }
    }

    private Place place(Node node) {
        return node.getStartMark()
                .map(mark -> new Place(firstLine + mark.getLine(), mark.getColumn() + 1))
                .orElse(new Place(firstLine, 1));
    }

    private Optional<Text> text(ScalarNode scalar) {
        Place at = place(scalar);
        boolean quoted =
                scalar.getScalarStyle() == ScalarStyle.SINGLE_QUOTED
                        || scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED;
        return Optional.of(scalar.getValue())
                .filter(value -> !value.isBlank())
                .map(value -> new Text(value, quoted ? after(at) : at));
    }

    private static Place after(Place place) {
        return new Place(place.line(), place.column() + 1);
    }

    public Place place() {
        return place;
    }

    public Set<String> keys() {
        return pairs.keySet();
    }

    public boolean has(String key) {
        return pairs.containsKey(key);
    }

    /** Where a key stands; the mapping's own place when it does not. */
    public Place place(String key) {
        Pair pair = pairs.get(key);
        return pair == null ? place : pair.key();
    }

    /** Where the value of a key begins; the mapping's own place when there is none. */
    public Place valuePlace(String key) {
        Pair pair = pairs.get(key);
        return pair == null ? place : place(pair.value());
    }

    /** Reports every key that is not among the known ones. */
    public void only(List<String> known) {
        pairs.forEach((key, pair) -> {
            if (!known.contains(key)) {
                problems.add(pair.key(), "unknown key `" + key + "`", Suggestion.of(key, known));
            }
        });
    }

    /** The text of a key, if it is there; a value that is empty or no text is a problem. */
    public Optional<Text> text(String key) {
        Pair pair = pairs.get(key);
        if (pair == null) {
            return Optional.empty();
        }
        if (pair.value() instanceof ScalarNode scalar) {
            Optional<Text> text = text(scalar);
            if (text.isEmpty()) {
                problems.add(pair.key(), "`" + key + ":` is empty", "write a value, or no key");
            }
            return text;
        }
        problems.add(
                place(pair.value()),
                "`" + key + ":` must be plain text",
                "write `" + key + ": value`, and quote a value that begins with `{` or `[`");
        return Optional.empty();
    }

    /** As {@link #text}, and its absence is a problem. */
    public Optional<Text> required(String key, String example) {
        if (!has(key)) {
            problems.add(
                    place, "`" + key + ":` is missing", "write `" + key + ": " + example + "`");
        }
        return text(key);
    }

    /** The mapping of a key, if it is there. */
    public Optional<YamlMap> map(String key) {
        Pair pair = pairs.get(key);
        if (pair == null) {
            return Optional.empty();
        }
        if (pair.value() instanceof MappingNode mapping) {
            return Optional.of(new YamlMap(mapping, firstLine, problems));
        }
        problems.add(
                place(pair.value()),
                "`" + key + ":` must be a mapping",
                "write `" + key + ": {name: value}`");
        return Optional.empty();
    }

    public boolean isMap(String key) {
        Pair pair = pairs.get(key);
        return pair != null && pair.value() instanceof MappingNode;
    }

    /** The items of a key; one plain text counts as a list of one. */
    public List<Text> list(String key) {
        Pair pair = pairs.get(key);
        if (pair == null) {
            return List.of();
        }
        List<Text> items = new ArrayList<>();
        List<Node> nodes =
                pair.value() instanceof SequenceNode sequence
                        ? sequence.getValue()
                        : List.of(pair.value());
        for (Node node : nodes) {
            Optional<Text> text =
                    node instanceof ScalarNode scalar ? text(scalar) : Optional.empty();
            text.ifPresentOrElse(
                    items::add,
                    () ->
                            problems.add(
                                    place(node),
                                    "an item of `" + key + ":` must be plain text",
                                    "write `" + key + ": [one, another]`"));
        }
        return items;
    }

    /** The mappings that a key lists. */
    public List<YamlMap> maps(String key, String example) {
        Pair pair = pairs.get(key);
        if (pair == null) {
            return List.of();
        }
        List<YamlMap> maps = new ArrayList<>();
        boolean all = pair.value() instanceof SequenceNode;
        if (pair.value() instanceof SequenceNode sequence) {
            for (Node node : sequence.getValue()) {
                if (node instanceof MappingNode mapping) {
                    maps.add(new YamlMap(mapping, firstLine, problems));
                }
            }
            all = maps.size() == sequence.getValue().size() && !maps.isEmpty();
        }
        if (!all) {
            problems.add(
                    place(pair.value()),
                    "`" + key + ":` must list mappings",
                    "write `" + key + ": [" + example + "]`");
        }
        return maps;
    }

    /** All pairs as text, for free-form mappings. */
    public Map<String, Text> texts() {
        Map<String, Text> all = new LinkedHashMap<>();
        for (String key : pairs.keySet()) {
            text(key).ifPresent(text -> all.put(key, text));
        }
        return all;
    }
}
