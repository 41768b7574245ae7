package io.drillmaster.connector.ssh;

import java.io.IOException;

/** A host had more to give than is brought home. */
public final class TooMuch extends IOException {

    private static final long serialVersionUID = 1;

    public TooMuch(Most most) {
        super("there is more of it than " + most.text());
    }
}
