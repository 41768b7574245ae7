package io.drillmaster.connector.haproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A haproxy.cfg, read as far as the question needs: who serves a port, and with which timings. */
final class Config {

    /** One section; a proxy takes over what the last defaults before it said. */
    record Section(
            String kind, String name, List<List<String>> lines, List<List<String>> defaults) {

        /** The last line that begins with these words, its own before its defaults'. */
        Optional<List<String>> line(String... words) {
            Optional<List<String>> own = last(lines, words);
            return own.isPresent() ? own : last(defaults, words);
        }

        private static Optional<List<String>> last(List<List<String>> lines, String... words) {
            return lines.reversed().stream()
                    .filter(line -> line.size() >= words.length)
                    .filter(line -> line.subList(0, words.length).equals(List.of(words)))
                    .findFirst();
        }

        List<List<String>> all(String word) {
            return lines.stream().filter(line -> line.getFirst().equals(word)).toList();
        }

        boolean listensAt(int port) {
            return all("bind").stream()
                    .filter(bind -> bind.size() > 1)
                    .anyMatch(bind -> bind.get(1).endsWith(":" + port));
        }
    }

    private static final List<String> KINDS =
            List.of(
                    "global",
                    "defaults",
                    "listen",
                    "frontend",
                    "backend",
                    "userlist",
                    "resolvers",
                    "peers",
                    "cache",
                    "program",
                    "ring",
                    "http-errors",
                    "mailers");

    private final List<Section> sections;

    private Config(List<Section> sections) {
        this.sections = List.copyOf(sections);
    }

    static Config of(String text) {
        List<Section> sections = new ArrayList<>();
        List<List<String>> defaults = List.of();
        List<List<String>> lines = new ArrayList<>();
        for (String raw : text.lines().toList()) {
            List<String> words = words(raw);
            if (words.isEmpty()) {
                continue;
            }
            if (KINDS.contains(words.getFirst())) {
                lines = new ArrayList<>();
                String name = words.size() > 1 ? words.get(1) : "";
                boolean resets = words.getFirst().equals("defaults");
                sections.add(new Section(words.getFirst(), name, lines, defaults));
                defaults = resets ? lines : defaults;
            } else {
                lines.add(words);
            }
        }
        return new Config(sections);
    }

    /** The proxy whose servers get what clients send to a port. */
    Optional<Section> serving(int port) {
        return sections.stream()
                .filter(section -> section.listensAt(port))
                .findFirst()
                .flatMap(section ->
                        section.kind().equals("frontend")
                                ? section.line("default_backend")
                                        .filter(line -> line.size() > 1)
                                        .flatMap(line -> backend(line.get(1)))
                                : Optional.of(section));
    }

    private Optional<Section> backend(String name) {
        return sections.stream()
                .filter(section -> section.kind().equals("backend"))
                .filter(section -> section.name().equals(name))
                .findFirst();
    }

    /** Keyword and value of each option of each server of a proxy, the proxy's defaults below. */
    static List<Map<String, String>> servers(Section proxy) {
        List<Map<String, String>> servers = new ArrayList<>();
        for (List<String> server : proxy.all("server")) {
            Map<String, String> options = new TreeMap<>();
            for (List<List<String>> where : List.of(proxy.defaults(), proxy.lines())) {
                where.stream()
                        .filter(line -> line.getFirst().equals("default-server"))
                        .forEach(line -> options(line, 1, options));
            }
            options(server, 3, options);
            servers.add(options);
        }
        return servers;
    }

    private static void options(List<String> line, int from, Map<String, String> into) {
        for (int i = from; i < line.size() - 1; i++) {
            into.put(line.get(i), line.get(i + 1));
        }
    }

    private static List<String> words(String raw) {
        int comment = raw.indexOf('#');
        String line = (comment < 0 ? raw : raw.substring(0, comment)).strip();
        return line.isEmpty() ? List.of() : List.of(line.split("\\s+", -1));
    }
}
