package io.drillmaster.verdict;

/** The names by which the judge knows watches and their captures. */
final class Kinds {

    static final String LEDGER = "postgres.ledger";
    static final String SENTINEL = "postgres.sentinel";
    static final String ROLES = "patroni.roles";

    static final String LEDGER_CAPTURE = "ledger";
    static final String READBACK_CAPTURE = "readback";

    private Kinds() {}
}
