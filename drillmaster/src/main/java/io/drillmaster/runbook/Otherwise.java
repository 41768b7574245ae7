package io.drillmaster.runbook;

/** What happens when nobody answers a question in time. */
public enum Otherwise {
    ABORT,
    CONTINUE
}
