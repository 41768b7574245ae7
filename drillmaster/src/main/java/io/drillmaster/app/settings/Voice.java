package io.drillmaster.app.settings;

import java.io.PrintWriter;

/**
 * How a command speaks: results to standard output, everything else to standard error.
 *
 * @param terminal true when a person looks at standard error
 * @param coloured true when a person looks at standard output and wants colours
 */
public record Voice(PrintWriter out, PrintWriter err, boolean terminal, boolean coloured) {

    /** A line of the result. */
    public void tell(String line) {
        out.println(line);
        out.flush();
    }

    /** A line beside the result. */
    public void mention(String line) {
        err.println(line);
        err.flush();
    }
}
