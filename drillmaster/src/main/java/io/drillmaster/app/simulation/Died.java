package io.drillmaster.app.simulation;

/** The simulated coordinator's process ended at this very instant. */
final class Died extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
