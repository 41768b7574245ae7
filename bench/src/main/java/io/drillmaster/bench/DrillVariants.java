package io.drillmaster.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Drills a standing lab again and again, one drill after the other, and prints what each measured,
 * what an outage went into, and what was left over.
 */
public final class DrillVariants {

    private static final List<String> ALL =
            Stream.of("switchover", "crash", "power", "partition")
                    .map("DR-MONTHLY-DB-001:injection="::concat)
                    .toList();

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path drill;
    private final String lab;
    private final Path kept;

    private DrillVariants(Path drill, String lab, Path kept) {
        this.drill = drill;
        this.lab = lab;
        this.kept = kept;
    }

    /**
     * Runs each drill so many times.
     *
     * @param args the lab's name, how many runs, a file that every result is added to, the drills,
     *     each as ID or ID:NAME=VALUE,NAME=VALUE (those of the database, if none is named)
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        String lab = args.length > 0 ? args[0] : "demo";
        int runs = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        Path kept = args.length > 2 ? Path.of(args[2]) : Files.createTempFile("variants", ".jsonl");
        List<String> variants = args.length > 3 ? List.of(args).subList(3, args.length) : ALL;
        Path drill = Path.of(System.getProperty("drillmaster.root", "."), "drill");
        new DrillVariants(drill, lab, kept).measure(runs, variants);
    }

    private void measure(int runs, List<String> variants) throws IOException, InterruptedException {
        Map<String, List<Ran>> all = new LinkedHashMap<>();
        for (int run = 1; run <= runs; run++) {
            for (String variant : variants) {
                whole();
                Ran ran = run(variant);
                System.err.printf("%d/%d %s %s%n", run, runs, variant, ran.told());
                all.computeIfAbsent(variant, _ -> new ArrayList<>()).add(ran);
            }
        }
        System.out.printf("%d runs each on lab %s; every result is in %s%n%n", runs, lab, kept);
        System.out.println(
                "| drill | verdicts | left over | wall, s | peak, MB | figure | min | median | max"
                        + " |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        all.forEach(DrillVariants::report);
    }

    /**
     * A replica that still catches up would be measured instead; `lab up` waits until all is well.
     */
    private void whole() throws IOException, InterruptedException {
        Process up =
                new ProcessBuilder(drill.toString(), "lab", "up", "--name", lab)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (up.waitFor() != 0) {
            throw new IOException("the lab " + lab + " is not well");
        }
    }

    private List<String> command(String variant) {
        List<String> command = new ArrayList<>(List.of(drill.toString(), "run"));
        String[] parts = variant.split(":", 2);
        command.add(parts[0]);
        if (parts.length == 2) {
            for (String parameter : parts[1].split(",", -1)) {
                command.addAll(List.of("--with", parameter));
            }
        }
        command.addAll(List.of("--lab", lab, "--unattended", "--yes", "--json"));
        return command;
    }

    private Ran run(String variant) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Path out = Files.createTempFile("drill", ".json");
        Path told = Files.createTempFile("drill", ".log");
        Process process =
                new ProcessBuilder(command(variant))
                        .redirectOutput(out.toFile())
                        .redirectError(told.toFile())
                        .start();
        long peak = 0;
        while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peak(process.pid()));
        }
        String text = Files.readString(out).strip();
        if (text.isEmpty()) {
            throw new IOException("the drill said nothing: " + Files.readString(told));
        }
        Files.writeString(kept, text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Files.delete(out);
        Files.delete(told);
        return new Ran(
                JSON.readTree(text), (System.nanoTime() - began) / 1e9, peak, process.exitValue());
    }

    /** The most memory the process has had, in kB; 0 when it is gone. */
    private static long peak(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static void report(String variant, List<Ran> runs) {
        Map<String, Integer> verdicts = new LinkedHashMap<>();
        runs.forEach(ran -> verdicts.merge(ran.verdict(), 1, Integer::sum));
        Map<String, List<Double>> figures = new LinkedHashMap<>();
        for (Ran ran : runs) {
            ran.figures()
                    .forEach((name, is) ->
                            figures.computeIfAbsent(name, _ -> new ArrayList<>()).add(is));
        }
        String head =
                "| %s | %s | %d | %.1f | %.0f |"
                        .formatted(
                                variant,
                                verdicts,
                                runs.stream().mapToInt(Ran::left).sum(),
                                Quantiles.median(runs.stream().map(Ran::seconds).toList()),
                                runs.stream().mapToLong(Ran::peak).max().orElse(0) / 1024.0);
        for (var figure : figures.entrySet()) {
            List<Double> all = figure.getValue();
            System.out.printf(
                    "%s %s (n=%d) | %.3f | %.3f | %.3f |%n",
                    head,
                    figure.getKey(),
                    all.size(),
                    Quantiles.at(all, 0),
                    Quantiles.median(all),
                    Quantiles.at(all, 1));
            head = "| | | | | |";
        }
    }

    /** What one drill came to; figures are the middles of their intervals. */
    private record Ran(JsonNode json, double seconds, long peak, int exit) {

        String verdict() {
            return json.path("verdict").asString();
        }

        String told() {
            StringBuilder text = new StringBuilder();
            text.append("%s exit %d %.1f s".formatted(verdict(), exit, seconds));
            for (JsonNode finding : json.path("findings")) {
                if (!finding.path("verdict").asString().equals("met")) {
                    text.append(
                            "; %s %s: %s"
                                    .formatted(
                                            finding.path("objective").asString(),
                                            finding.path("verdict").asString(),
                                            finding.path("why").asString()));
                }
            }
            return text + " " + figures();
        }

        int left() {
            return json.path("leftovers").size() + json.path("left").size();
        }

        Map<String, Double> figures() {
            Map<String, Double> all = new LinkedHashMap<>();
            for (JsonNode finding : json.path("findings")) {
                JsonNode measured = finding.path("measured");
                if (measured.has("lo")) {
                    String name = finding.path("objective").asString();
                    boolean time = measured.path("unit").asString().equals("ns");
                    all.put(time ? name + ", s" : name, middle(measured) / (time ? 1e9 : 1));
                }
            }
            for (JsonNode part : json.path("parts")) {
                all.put(part.path("name").asString() + ", s", middle(part) / 1e9);
            }
            return all;
        }

        private static double middle(JsonNode span) {
            return (span.path("lo").asDouble() + span.path("hi").asDouble()) / 2;
        }
    }
}
