package io.drillmaster.house;

import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Pure rooms take values and return values: the outside world enters them only as an argument. */
final class Purity {

    static final Set<String> PURE_ROOMS = Set.of("runbook", "plan", "verdict");
    static final Set<String> PURE_CLASSES =
            Set.of(
                    "io/drillmaster/engine/Decider",
                    "io/drillmaster/engine/DrillState",
                    "io/drillmaster/journal/ProgrammeFold");

    /** The one class of the engine that reads the machine's clocks. */
    static final String THE_CLOCK = "io/drillmaster/engine/SystemTime";

    static final String TAKE_AN_INSTANT = "take the Instant as an argument";
    private static final String ASK_TIME = "ask engine.Time, which the virtual time can replace";
    static final String TAKE_A_SEED = "take the value, or a seeded generator";
    static final String TAKE_THE_TEXT = "take the text or the bytes as an argument";
    static final String TAKE_THE_ZONE = "take the ZoneId as an argument";
    static final String RETURN_IT = "return what there is to tell, and let the caller tell";

    /** Starts of members that read a clock or wait for one. */
    private static final List<String> CLOCKS =
            List.of(
                    "java/lang/System.nanoTime",
                    "java/lang/System.currentTimeMillis",
                    "java/time/Instant.now",
                    "java/time/Clock.system",
                    "java/time/Clock.tick",
                    "java/time/LocalDate.now",
                    "java/time/LocalTime.now",
                    "java/time/LocalDateTime.now",
                    "java/time/ZonedDateTime.now",
                    "java/time/OffsetDateTime.now",
                    "java/time/YearMonth.now",
                    "java/time/Year.now",
                    "java/time/InstantSource.system",
                    "java/util/Date.<init>()",
                    "java/util/Calendar.getInstance",
                    "java/lang/Thread.sleep",
                    "java/util/concurrent/TimeUnit.sleep");

    private static final Map<String, String> MEMBERS =
            Map.ofEntries(
                    Map.entry("java/util/Random.<init>()", TAKE_A_SEED),
                    Map.entry("java/util/SplittableRandom.<init>()", TAKE_A_SEED),
                    Map.entry("java/security/SecureRandom.", TAKE_A_SEED),
                    Map.entry("java/util/concurrent/ThreadLocalRandom.", TAKE_A_SEED),
                    Map.entry("java/util/random/RandomGenerator.getDefault", TAKE_A_SEED),
                    Map.entry("java/lang/Math.random", TAKE_A_SEED),
                    Map.entry("java/util/UUID.randomUUID", TAKE_A_SEED),
                    Map.entry("java/time/ZoneId.systemDefault", TAKE_THE_ZONE),
                    Map.entry("java/util/Locale.getDefault", "say Locale.ROOT"),
                    Map.entry("java/lang/System.getenv", TAKE_THE_TEXT),
                    Map.entry("java/lang/System.getProperty", TAKE_THE_TEXT),
                    Map.entry("java/lang/System.out", RETURN_IT),
                    Map.entry("java/lang/System.err", RETURN_IT),
                    Map.entry("java/lang/Thread.start", "leave threads to the engine"),
                    Map.entry("java/lang/Thread.of", "leave threads to the engine"));

    private static final Map<String, String> CLASSES =
            Map.of(
                    "java/io/", TAKE_THE_TEXT,
                    "java/nio/file/", TAKE_THE_TEXT,
                    "java/nio/channels/", TAKE_THE_TEXT,
                    "java/net/", TAKE_THE_TEXT,
                    "java/sql/", TAKE_THE_TEXT,
                    "java/lang/Process", TAKE_THE_TEXT,
                    "org/slf4j/", RETURN_IT,
                    "java/util/logging/", RETURN_IT,
                    "java/lang/System$Logger", RETURN_IT);

    /** They hold a text or a name in memory, and reach nothing. */
    private static final Set<String> HARMLESS =
            Set.of(
                    "java/io/Serializable",
                    "java/io/StringReader",
                    "java/io/StringWriter",
                    "java/io/Reader",
                    "java/net/URI");

    private Purity() {}

    static boolean isPure(ClassModel model) {
        String name = House.name(model);
        return PURE_ROOMS.contains(House.roomOf(name)) || PURE_CLASSES.contains(outermost(name));
    }

    /** What a pure class must not have. */
    static List<Breach> checkPure(List<ClassModel> classes) {
        List<Breach> breaches = new ArrayList<>();
        for (ClassModel model : classes.stream().filter(Purity::isPure).toList()) {
            Stream.of(
                            matches(model, Uses.members(model), Purity::clockInAPureRoom),
                            matches(model, Uses.members(model), name -> lookUp(MEMBERS, name)),
                            matches(model, Uses.classes(model), Purity::world),
                            changeable(model))
                    .forEach(breaches::addAll);
        }
        return breaches;
    }

    /** The rest of the engine acts, but on the time it is given. */
    static List<Breach> checkEngine(List<ClassModel> classes) {
        List<Breach> breaches = new ArrayList<>();
        for (ClassModel model : classes) {
            String name = outermost(House.name(model));
            if (House.roomOf(name).equals("engine") && !name.equals(THE_CLOCK)) {
                breaches.addAll(matches(model, Uses.members(model), Purity::clockInTheEngine));
            }
        }
        return breaches;
    }

    /** A breach for each used name for which there is something to do instead. */
    private static List<Breach> matches(
            ClassModel model, Set<String> used, Function<String, Optional<String>> instead) {
        return used.stream()
                .flatMap(name ->
                        instead.apply(name).stream()
                                .map(does -> new Breach(House.name(model), "uses " + name, does)))
                .toList();
    }

    private static Optional<String> clockInAPureRoom(String member) {
        return CLOCKS.stream().anyMatch(member::startsWith)
                ? Optional.of(TAKE_AN_INSTANT)
                : Optional.empty();
    }

    private static Optional<String> clockInTheEngine(String member) {
        return CLOCKS.stream().anyMatch(member::startsWith)
                ? Optional.of(ASK_TIME)
                : Optional.empty();
    }

    private static Optional<String> world(String name) {
        return HARMLESS.contains(name) ? Optional.empty() : lookUp(CLASSES, name);
    }

    private static Optional<String> lookUp(Map<String, String> starts, String name) {
        return starts.entrySet().stream()
                .filter(start -> name.startsWith(start.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static List<Breach> changeable(ClassModel model) {
        return model.fields().stream()
                .filter(field -> field.flags().has(AccessFlag.STATIC))
                .filter(field -> !field.flags().has(AccessFlag.FINAL))
                .map(FieldModel::fieldName)
                .map(field ->
                        new Breach(
                                House.name(model),
                                "keeps the static field " + field.stringValue(),
                                "make it final, or a value that is handed on"))
                .toList();
    }

    private static String outermost(String name) {
        int end = name.indexOf('$');
        return end < 0 ? name : name.substring(0, end);
    }
}
