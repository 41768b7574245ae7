package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.simulation.Simulation;
import org.junit.jupiter.api.Test;

/** The whole engine, with everything going wrong that a seed decides. */
final class SimulationTest {

    private static final int SEEDS = 3_000;

    @Test
    void whatever_goes_wrong_no_drill_breaks_what_holds_always_and_every_transition_is_walked() {
        Simulation simulation = new Simulation(Outfits::words);
        for (long seed = 1; seed <= SEEDS; seed++) {
            simulation.run(seed);
        }
        assertThat(simulation.broken()).isEmpty();
        assertThat(simulation.walked().never()).as("transitions never walked").isEmpty();
        assertThat(simulation.sittings()).as("deaths survived").isGreaterThan(2 * SEEDS);
    }

    @Test
    void the_same_seed_makes_the_same_drill() {
        Simulation one = new Simulation(Outfits::words);
        Simulation other = new Simulation(Outfits::words);
        one.run(42);
        other.run(42);
        assertThat(one.walked().times()).isEqualTo(other.walked().times());
        assertThat(one.entries()).isEqualTo(other.entries());
    }
}
