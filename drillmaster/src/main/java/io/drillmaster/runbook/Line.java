package io.drillmaster.runbook;

/**
 * One line of a text, and where it was written.
 *
 * @param number counted from 1
 */
record Line(String file, int number, String text) {}
