package io.drillmaster.app.simulation;

import java.time.Duration;
import java.util.SplittableRandom;

/** What goes wrong, and when, all of it decided by one seed. */
final class Chaos {

    private final SplittableRandom random;
    private final double roughness;
    private boolean calm;

    /** One seed in six is a day on which nothing goes wrong. */
    Chaos(long seed) {
        this.random = new SplittableRandom(seed);
        this.roughness = random.nextInt(6) == 0 ? 0 : random.nextDouble(0.2, 1.5);
    }

    /** From here on nothing goes wrong any more, so that every drill has to come to its end. */
    void calmDown() {
        calm = true;
    }

    /** True for so large a share of the times it is asked, more or less by the day's roughness. */
    boolean strikes(double share) {
        return random.nextDouble() < share * roughness && !calm;
    }

    /** True for so large a share of the times it is asked, whatever the day. */
    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    int upTo(int most) {
        return random.nextInt(most + 1);
    }

    @SafeVarargs
    final <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }

    Duration millis(int least, int most) {
        return Duration.ofMillis(random.nextInt(least, most + 1));
    }
}
