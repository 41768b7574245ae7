package io.drillmaster.connector;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tells rows of comma separated values apart while their bytes pass by; the text is UTF-8. */
public final class CsvRows extends OutputStream {

    private final Consumer<List<String>> each;
    private final ByteArrayOutputStream value = new ByteArrayOutputStream();
    private List<String> row = new ArrayList<>();
    private boolean quoted;
    private boolean closed;
    private boolean begun;

    /**
     * @param each takes every row that has ended
     */
    public CsvRows(Consumer<List<String>> each) {
        this.each = each;
    }

    @Override
    public void write(int b) {
        boolean doubled = closed && b == '"';
        closed = quoted && b == '"';
        if (b == '"') {
            // A quote that is doubled ends the quoted part and begins the next one at once.
            if (doubled) {
                value.write(b);
            }
            quoted = !quoted;
            begun = true;
        } else if (quoted || (b != ',' && b != '\n' && b != '\r')) {
            value.write(b);
            begun = true;
        } else if (b == ',') {
            next();
            begun = true;
        } else if (b == '\n') {
            end();
        }
    }

    private void next() {
        row.add(value.toString(StandardCharsets.UTF_8));
        value.reset();
    }

    private void end() {
        if (begun) {
            next();
            each.accept(List.copyOf(row));
            row = new ArrayList<>();
        }
        begun = false;
    }
}
