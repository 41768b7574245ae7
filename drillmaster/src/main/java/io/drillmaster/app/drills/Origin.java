package io.drillmaster.app.drills;

import java.util.Optional;

/**
 * Where a drill came from, so that another process can take it up again.
 *
 * @param runbook path of the runbook's file
 * @param estate path of the estate's file
 * @param lab the lab that brought the estate, if one did
 */
public record Origin(String runbook, String estate, Optional<String> lab) {}
