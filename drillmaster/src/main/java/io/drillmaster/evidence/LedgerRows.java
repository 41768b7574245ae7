package io.drillmaster.evidence;

import io.drillmaster.connector.CsvRows;
import io.drillmaster.verdict.OrphanIds;
import io.drillmaster.watch.CaptureDamaged;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads from a file which rows of the client's ledger a former leader alone had. */
final class LedgerRows {

    private final String stream;
    private final OrphanIds ids = new OrphanIds();
    private int streams = -1;
    private int numbers = -1;

    private LedgerRows(String stream) {
        this.stream = stream;
    }

    /** A file without a header holds nothing: no transaction was left behind. */
    static OrphanIds read(Path file, String stream) {
        LedgerRows rows = new LedgerRows(stream);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                CsvRows csv = new CsvRows(rows::row)) {
            in.transferTo(csv);
            return rows.ids;
        } catch (IOException | NumberFormatException e) {
            throw new CaptureDamaged(file + " holds no rows of the ledger: " + e);
        }
    }

    private void row(List<String> row) {
        if (numbers < 0) {
            streams = row.indexOf("stream");
            numbers = row.indexOf("id");
            if (streams < 0 || numbers < 0) {
                throw new CaptureDamaged("the rows have no columns stream and id");
            }
        } else if (row.get(streams).equals(stream)) {
            ids.row(Long.parseLong(row.get(numbers)));
        } else {
            ids.stranger();
        }
    }
}
