package io.drillmaster.plan;

import io.drillmaster.runbook.YamlMap;
import io.drillmaster.runbook.YamlMap.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what stands on the hosts of an estate beside its databases. */
final class ServiceReader {

    private final EstateReader reader;
    private final SortedMap<String, Estate.Host> hosts;
    private final Set<String> secrets;

    ServiceReader(EstateReader reader, SortedMap<String, Estate.Host> hosts, Set<String> secrets) {
        this.reader = reader;
        this.hosts = hosts;
        this.secrets = secrets;
    }

    SortedMap<String, Estate.Edges> edges(YamlMap map) {
        SortedMap<String, Estate.Edges> edges = new TreeMap<>();
        Optional<YamlMap> given = map.map("haproxy");
        for (String name : reader.named(given, "group of load balancers")) {
            given.get().map(name).ifPresent(each -> edges.put(name, edge(each)));
        }
        return edges;
    }

    private Estate.Edges edge(YamlMap map) {
        map.only(List.of("hosts", "config", "socket"));
        return new Estate.Edges(
                reader.hostList(map, "hosts", hosts),
                reader.word(map, "config", "/etc/haproxy/haproxy.cfg"),
                reader.word(map, "socket", "/run/haproxy/admin.sock"));
    }

    SortedMap<String, Estate.ConsulServers> consul(YamlMap map) {
        SortedMap<String, Estate.ConsulServers> consul = new TreeMap<>();
        map.map("consul")
                .ifPresent(each -> {
                    each.only(List.of("servers", "port"));
                    consul.put(
                            "consul",
                            new Estate.ConsulServers(
                                    reader.hostList(each, "servers", hosts),
                                    each.has("port") ? reader.port(each, "port") : 8500));
                });
        return consul;
    }

    SortedMap<String, Estate.Service> services(YamlMap map) {
        SortedMap<String, Estate.Service> services = new TreeMap<>();
        Optional<YamlMap> given = map.map("services");
        for (String name : reader.named(given, "service")) {
            given.get()
                    .map(name)
                    .ifPresent(each ->
                            kind(each)
                                    .ifPresent(
                                            kind -> services.put(name, service(name, kind, each))));
        }
        return services;
    }

    private Optional<ServiceKind> kind(YamlMap map) {
        Optional<Text> kind = map.required("kind", "redis");
        kind.ifPresent(text -> reader.known(text, ServiceKind.keys(), "kind of service"));
        return kind.map(Text::value).flatMap(ServiceKind::of);
    }

    private Estate.Service service(String name, ServiceKind kind, YamlMap map) {
        List<String> keys = new ArrayList<>(List.of("kind", "hosts"));
        if (kind.port() > 0) {
            keys.add("port");
        }
        kind.settings().forEach(setting -> keys.add(setting.name()));
        map.only(keys);
        return new Estate.Service(
                name,
                kind,
                reader.hostList(map, "hosts", hosts),
                map.has("port") && kind.port() > 0 ? reader.port(map, "port") : kind.port(),
                settings(kind, map));
    }

    private SortedMap<String, String> settings(ServiceKind kind, YamlMap map) {
        SortedMap<String, String> settings = new TreeMap<>();
        for (ServiceKind.Setting setting : kind.settings()) {
            Optional<Text> text =
                    setting.required()
                            ? map.required(setting.name(), setting.example())
                            : map.text(setting.name());
            if (setting.secret()) {
                reader.secret(map, setting.name(), secrets);
            }
            text.ifPresent(given -> settings.put(setting.name(), given.value()));
        }
        return settings;
    }
}
