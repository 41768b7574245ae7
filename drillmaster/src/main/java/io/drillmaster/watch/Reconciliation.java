package io.drillmaster.watch;

import java.util.OptionalLong;

/**
 * What became of every write of a ledger, held against what the database held afterwards.
 *
 * @param acknowledged how many writes the client was told were done
 * @param lost acknowledged and not in the table
 * @param duplicated in the table more than once
 * @param reordered acknowledged, and placed by the server behind a write that left only after that
 * @param unknown how many writes left and got no clear answer
 * @param unknownPresent of the unknown ones, those in the table
 * @param extra in the table though they never left, or were certainly refused, or were never due
 * @param oldestLost when the first of the lost ones was acknowledged, by the vantage's clock
 */
public record Reconciliation(
        long acknowledged,
        Ids lost,
        Ids duplicated,
        Ids reordered,
        long unknown,
        Ids unknownPresent,
        Ids extra,
        OptionalLong oldestLost) {

    /** Of the unknown writes, how many are not in the table. */
    public long unknownAbsent() {
        return unknown - unknownPresent.count();
    }
}
