package io.drillmaster.connector;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;

/** Keeps files that a call brings home, in the folder of the drill whose mark it bears. */
public interface Exhibits {

    /** Writes the bytes of an exhibit, which are never whole in memory. */
    @FunctionalInterface
    interface Source {
        void into(OutputStream file) throws IOException;
    }

    /**
     * When the drill of this call began.
     *
     * @throws IOException with a sentence if the call belongs to no drill that is kept here
     */
    Instant begun(Call call) throws IOException;

    /**
     * Keeps what the source writes, whole or not at all, in the place of what the same step kept
     * before.
     *
     * @param ending how the name of the file ends, such as {@code .tar.gz}
     * @throws IOException what the source threw, or why the file could not be kept
     */
    Exhibit keep(Call call, String ending, Source source) throws IOException;

    /** What this very call kept, if it came so far. */
    Optional<Exhibit> kept(Call call, String ending) throws IOException;
}
