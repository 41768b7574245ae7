package io.drillmaster.plan;

import io.drillmaster.runbook.Problems;
import io.drillmaster.runbook.YamlMap;
import io.drillmaster.runbook.YamlMap.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads where the secrets of an estate are kept, and refuses a secret that stands there itself. */
final class SecretReader {

    private final Problems problems;

    SecretReader(Problems problems) {
        this.problems = problems;
    }

    SortedMap<String, Estate.SecretSource> secrets(YamlMap map) {
        SortedMap<String, Estate.SecretSource> secrets = new TreeMap<>();
        Optional<YamlMap> given = map.map("secrets");
        for (String name : given.map(YamlMap::keys).orElse(Set.of())) {
            if (given.get().isMap(name)) {
                given.get()
                        .map(name)
                        .ifPresent(secret -> {
                            secret.only(List.of("file"));
                            String file =
                                    secret.required("file", "/etc/...").map(Text::value).orElse("");
                            secrets.put(name, new Estate.SecretSource(file));
                        });
            } else {
                problems.add(
                        given.get().place(name),
                        "a secret never stands in an estate",
                        "write `" + name + ": {file: /path/to/it}`");
            }
        }
        return secrets;
    }
}
