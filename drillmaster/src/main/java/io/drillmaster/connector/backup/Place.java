package io.drillmaster.connector.backup;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Token;
import io.drillmaster.connector.ssh.Sh;

/** Where a restore host keeps what a drill brings to it: a folder for each call, named by it. */
public final class Place {

    /** Unless a runbook says otherwise. */
    public static final String STANDARD = "/var/lib/restore";

    /** What the folder of every call begins with. */
    private static final String OURS = "drillmaster-";

    private Place() {}

    /** The folder that bears the mark of this call. */
    public static String folder(Call call) {
        return under(call)
                + "/"
                + OURS
                + drill(call)
                + Token.of(call).text().replaceAll("^.*_", "");
    }

    /** Bash: {@code $place}, {@code $mine} the call's folder, {@code $drill} its drill's prefix. */
    static String words(Call call) {
        return "place=%s\nmine=%s\ndrill=%s\nours=%s\n"
                .formatted(
                        Sh.quote(under(call)),
                        Sh.quote(folder(call)),
                        Sh.quote(under(call) + "/" + OURS + drill(call)),
                        Sh.quote(under(call) + "/" + OURS));
    }

    private static String under(Call call) {
        return call.argument("place").orElse(STANDARD);
    }

    private static String drill(Call call) {
        String drill = Token.drill(call);
        return drill.isEmpty() ? "none_" : drill;
    }
}
