package io.drillmaster.app.cli;

import io.drillmaster.app.desk.Choice;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which drill a demo shows, and on what. */
final class DemoOptions {

    private static final String DRILL = "DR-QUARTERLY-001";

    /** The simulated estate has no routers, names and trading system, which the other one needs. */
    private static final String REHEARSED = "DR-MONTHLY-DB-001";

    @Option(
            names = "--drill",
            paramLabel = "RUNBOOK",
            description = {
                "Which drill: the id of a runbook, or the path of one.",
                DRILL + ", if not given; with --rehearse, " + REHEARSED + "."
            })
    private Optional<String> drill = Optional.empty();

    @Option(
            names = "--rehearse",
            description = "On a simulated estate in virtual time: done in seconds, proves nothing.")
    private boolean rehearse;

    @Option(
            names = "--with",
            paramLabel = "NAME=VALUE",
            description =
                    "A value of the runbook's parameters; injection=power and scale=lab, if not"
                            + " given and the runbook has them.")
    private List<String> with = List.of();

    @Option(
            names = "--attended",
            description =
                    "You answer at the terminal for every role; if not given, stand-ins do, and"
                            + " how long people take to decide is not proved.")
    private boolean attended;

    @Option(names = "--lab", paramLabel = "NAME", description = "The name of the lab; demo.")
    private String name = "demo";

    @Option(
            names = "--part",
            paramLabel = "PART",
            description = "The part of the lab to raise, as `lab up` takes it; full.")
    private String part = "full";

    @Option(names = "--keep", description = "Leave the lab up at the end.")
    private boolean keep;

    String drill() {
        return drill.orElse(rehearse ? REHEARSED : DRILL);
    }

    boolean rehearse() {
        return rehearse;
    }

    List<String> with() {
        return with;
    }

    String lab() {
        return name;
    }

    String part() {
        return part;
    }

    boolean keep() {
        return keep;
    }

    /**
     * What is to be drilled.
     *
     * @param simulated the estate of a rehearsal, where nobody is asked; else the lab is drilled
     */
    Choice choice(DemoValues values, Optional<Path> simulated) {
        return new Choice(
                drill(),
                values.values(),
                simulated,
                simulated.isPresent() ? Optional.empty() : Optional.of(name),
                Map.of(),
                Optional.empty(),
                simulated.isPresent() || !attended);
    }
}
