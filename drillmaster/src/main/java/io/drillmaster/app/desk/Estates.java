package io.drillmaster.app.desk;

import io.drillmaster.app.drills.Origin;
import io.drillmaster.app.drills.Reason;
import io.drillmaster.app.settings.Exit;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.app.settings.Voice;
import io.drillmaster.plan.Estate;
import io.drillmaster.plan.EstateReader;
import io.drillmaster.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds and reads the estate a drill is meant for. */
public final class Estates {

    private final Lab lab;
    private final Voice voice;

    public Estates(Lab lab, Voice voice) {
        this.lab = lab;
        this.voice = voice;
    }

    /**
     * An estate and where it was read from.
     *
     * @param lab the lab that brought it, if one did
     */
    public record Chosen(Estate estate, Path file, Optional<String> lab) {}

    /** What the person named, or else the one lab that is up. */
    public Chosen choose(Optional<Path> file, Optional<String> named) {
        if (file.isPresent() && named.isPresent()) {
            throw Refusal.usage("--estate and --lab name two estates; give one of them.");
        }
        if (file.isPresent()) {
            return new Chosen(read(file.get()), file.get(), Optional.empty());
        }
        String name = named.orElseGet(this::only);
        if (!lab.isUp(name)) {
            throw Refusal.usage(
                    "There is no lab %s: %s is missing. %s"
                            .formatted(name, lab.estate(name), existing()));
        }
        return new Chosen(read(lab.estate(name)), lab.estate(name), Optional.of(name));
    }

    private String only() {
        List<String> labs = lab.all();
        if (labs.size() != 1) {
            throw Refusal.usage("No estate is named. " + existing());
        }
        voice.mention("On the lab " + labs.getFirst() + ", the only one that is up.");
        return labs.getFirst();
    }

    private String existing() {
        List<String> labs = lab.all();
        return labs.isEmpty()
                ? "No lab is up: `./drill lab up` raises one (it needs root), or name an estate"
                        + " with --estate FILE."
                : "Up are the labs %s: choose one with --lab NAME, or name an estate with --estate FILE."
                        .formatted(String.join(", ", labs));
    }

    /** The estate an earlier process began with; it must not have changed since. */
    public Chosen again(Origin origin, Plan plan) {
        Path file = Path.of(origin.estate());
        if (!Files.isRegularFile(file)) {
            throw Refusal.start(
                    "The drill was begun on %s, and %s is gone%s. Nothing was done."
                            .formatted(
                                    plan.estate(),
                                    file,
                                    origin.lab()
                                            .map(name -> ": the lab " + name + " was taken down")
                                            .orElse("")));
        }
        Estate estate = read(file);
        if (!estate.digest().equals(plan.estateDigest())) {
            throw Refusal.start(
                    "The estate %s is not the one the drill was begun with: it changed since. Nothing was done. The drill's own copy of it is estate.yaml in its folder; compare the two."
                            .formatted(file));
        }
        return new Chosen(estate, file, origin.lab());
    }

    /** Reads an estate without a problem. */
    public Estate read(Path file) {
        try {
            return switch (EstateReader.read(file.toString(), Files.readString(file))) {
                case EstateReader.Reading.Good good -> good.estate();
                case EstateReader.Reading.Bad bad ->
                        throw new Refusal(
                                Exit.USAGE,
                                "The estate %s has %d problems; nothing was touched.%n%s"
                                        .formatted(
                                                file,
                                                bad.problems().size(),
                                                Runbooks.all(bad.problems())));
            };
        } catch (IOException e) {
            throw Refusal.usage("The estate %s cannot be read: %s.".formatted(file, Reason.of(e)));
        }
    }
}
