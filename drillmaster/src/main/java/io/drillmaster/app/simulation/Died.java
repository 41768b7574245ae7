package io.drillmaster.app.simulation;

/** The simulated coordinator's process ended at this very instant; nobody can catch that. */
final class Died extends Error {

    private static final long serialVersionUID = 1L;

    private final Death death;

    Died(Death death) {
        super(death.toString());
        this.death = death;
    }

    Death death() {
        return death;
    }
}
