package io.drillmaster.journal;

/** Why a call is made: to carry out a step, or to take it back. */
public enum Purpose {
    ACT,
    UNDO
}
