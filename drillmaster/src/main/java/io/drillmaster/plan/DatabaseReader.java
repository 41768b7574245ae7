package io.drillmaster.plan;

import io.drillmaster.runbook.Problems;
import io.drillmaster.runbook.YamlMap;
import io.drillmaster.runbook.YamlMap.Text;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the databases of an estate. */
final class DatabaseReader {

    private static final List<String> KEYS =
            List.of(
                    "manager",
                    "scope",
                    "members",
                    "preferred",
                    "rest-port",
                    "port",
                    "database",
                    "user",
                    "password",
                    "monitor",
                    "writes",
                    "reads");

    private final EstateReader reader;
    private final Problems problems;

    DatabaseReader(EstateReader reader, Problems problems) {
        this.reader = reader;
        this.problems = problems;
    }

    SortedMap<String, Estate.Database> databases(
            YamlMap map,
            SortedMap<String, Estate.Host> hosts,
            SortedMap<String, Estate.SecretSource> secrets) {
        SortedMap<String, Estate.Database> databases = new TreeMap<>();
        Optional<YamlMap> given = map.map("databases");
        for (String name : reader.named(given, "database")) {
            given.get()
                    .map(name)
                    .ifPresent(each -> databases.put(name, database(name, each, hosts, secrets)));
        }
        return databases;
    }

    private Estate.Database database(
            String name,
            YamlMap map,
            SortedMap<String, Estate.Host> hosts,
            SortedMap<String, Estate.SecretSource> secrets) {
        map.only(KEYS);
        map.text("manager").ifPresent(each -> reader.known(each, List.of("patroni"), "manager"));
        List<String> members = reader.hostList(map, "members", hosts);
        Optional<Text> preferred = map.text("preferred");
        preferred.ifPresent(each -> reader.known(each, members, "member"));
        reader.secret(map, "password", secrets.keySet());
        reader.secret(map, "monitor", secrets.keySet());
        return new Estate.Database(
                name,
                reader.word(map, "manager", "patroni"),
                reader.word(map, "scope", "trading"),
                members,
                preferred.map(Text::value),
                map.has("rest-port") ? reader.port(map, "rest-port") : 8008,
                map.has("port") ? reader.port(map, "port") : 5432,
                reader.word(map, "database", "trading"),
                reader.word(map, "user", "hft_user"),
                reader.word(map, "password", "the-name-of-a-secret"),
                reader.word(map, "monitor", "monitoring"),
                roads(map, "writes", hosts),
                roads(map, "reads", hosts));
    }

    /** Where clients go, as {@code host:port}. */
    private List<String> roads(YamlMap map, String key, SortedMap<String, Estate.Host> hosts) {
        List<Text> items = map.list(key);
        for (Text item : items) {
            int colon = item.value().lastIndexOf(':');
            if (colon < 1 || !item.value().substring(colon + 1).matches("\\d{1,5}")) {
                problems.add(
                        item.place(),
                        "`" + item.value() + "` is no host and port",
                        "write `nyc-edge:5000`");
            } else {
                String host = item.value().substring(0, colon);
                reader.known(new Text(host, item.place()), hosts.keySet(), "host");
            }
        }
        if (items.isEmpty() && key.equals("writes")) {
            problems.add(map.place(key), "`writes:` says nowhere to write", "list `host:port`");
        }
        return items.stream().map(Text::value).toList();
    }
}
