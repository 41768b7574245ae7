package io.drillmaster.app.drills;

import io.drillmaster.app.settings.Refusal;
import io.drillmaster.engine.Said;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Where other processes lay what people say to a drill, for its conductor to take. */
public final class Inbox {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String READY = ".json";

    private final Path folder;

    public Inbox(DrillHome drill) {
        this.folder = drill.inbox();
    }

    /** Lays down a message; the conductor sees all of it or nothing. */
    public void put(Said said) {
        String name = "%020d-%s".formatted(System.currentTimeMillis(), UUID.randomUUID());
        try {
            Files.createDirectories(folder);
            Path half = folder.resolve(name + ".half");
            Files.writeString(half, MAPPER.writeValueAsString(tree(said)));
            Files.move(half, folder.resolve(name + READY), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Refusal.start(
                    "The message could not be laid into %s: %s. The drill goes on as before."
                            .formatted(folder, Reason.of(e)));
        }
    }

    /** Takes all messages, oldest first; one that cannot be read is set aside. */
    public List<Said> take() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Said> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(READY)).sorted().toList()) {
                Optional<Said> said = read(file);
                if (said.isPresent()) {
                    all.add(said.get());
                    Files.delete(file);
                } else {
                    Files.move(file, Path.of(file + ".unreadable"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the inbox " + folder, e);
        }
        return all;
    }

    private static ObjectNode tree(Said said) {
        ObjectNode tree = MAPPER.createObjectNode();
        return switch (said) {
            case Said.Abort abort ->
                    tree.put("is", "Abort").put("by", abort.by()).put("why", abort.why());
            case Said.Stop stop ->
                    tree.put("is", "Stop").put("stop", stop.stop()).put("why", stop.why());
            case Said.Reply reply ->
                    tree.put("is", "Reply")
                            .put("step", reply.step())
                            .put("by", reply.by())
                            .put("answer", reply.answer())
                            .put("standIn", reply.standIn());
        };
    }

    private static Optional<Said> read(Path file) throws IOException {
        try {
            JsonNode tree = MAPPER.readTree(Files.readString(file));
            String by = tree.path("by").asString();
            return switch (tree.path("is").asString()) {
                case "Abort" -> Optional.of(new Said.Abort(by, tree.path("why").asString()));
                case "Stop" ->
                        Optional.of(
                                new Said.Stop(
                                        tree.path("stop").asString(), tree.path("why").asString()));
                case "Reply" ->
                        Optional.of(
                                new Said.Reply(
                                        tree.path("step").asString(),
                                        by,
                                        tree.path("answer").asString(),
                                        tree.path("standIn").asBoolean()));
                default -> Optional.empty();
            };
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
