package io.drillmaster.journal;

/**
 * One line of the programme's journal.
 *
 * @param number counted from 1
 * @param at its sitting is the entry's own number, for every entry may be of another process: two
 *     of them are only ever compared on wall time
 */
public record ProgrammeEntry(
        long number, String previous, Moment at, ProgrammeEvent event, String hash) {}
