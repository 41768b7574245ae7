package io.drillmaster.connector;

/** What sort of estate name a verb is performed on. */
public enum TargetKind {
    ESTATE,
    HOST,
    DATABASE,
    EDGES,
    CONSUL,
    MARKET,
    REDIS,
    DNS,
    S3,
    FIX,
    PROMETHEUS,
    ALERTMANAGER,
    MAIL,
    ADDRESS
}
