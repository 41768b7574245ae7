package io.drillmaster.connector.backup;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.ssh.Sh;

/** The bash at both ends of bringing a backup to where it will be restored, as one archive. */
final class BringScript {

    /** A base backup without the log that was written while it was made is of no use. */
    private static final String SEND_BASE =
            """
            read -r line hi lo <<<"$(grep -o '"Timeline": [0-9]*, "Start-LSN": "[0-9A-F/]*"' \\
                "$manifest" | head -n 1 | sed 's/[^0-9]*\\([0-9]*\\).*"\\([0-9A-F]*\\)\\/\\([0-9A-F]*\\)"/\\1 \\2 \\3/')"
            [ -n "$lo" ] || not "$manifest does not say where its log begins"
            first=$(printf '%08X%08X' "0x$hi" $((0x$lo / 16777216)))
            logs=()
            for each in "$wal"/*; do
                name=${each##*/}
                case $name in
                    *.history) logs+=("$name") ;;
                    *) part=${name%.partial}
                        [ ${#part} = 24 ] && [[ ! ${part:8} < $first ]] && logs+=("$name") ;;
                esac
            done
            # The log goes on being written; whoever takes it back reads it to its last whole word.
            tar --warning=no-file-changed -C "$newest" -cf - . -C "$wal" --transform 's,^\\([0-9A-F]\\{8\\}.*\\),wal/\\1,' \\
                --ignore-failed-read "${logs[@]}" || [ $? = 1 ]
            """;

    private static final String SEND_DUMP =
            """
            name=${newest##*/}
            also=()
            for each in sha256 point; do
                [ ! -f "$newest.$each" ] || also+=("$name.$each"); done
            exec tar -C "$folder" -cf - "$name" "${also[@]}"
            """;

    private static final String PREPARE =
            """
            { [ -d "$place" ] || { mkdir -p "$place" && chown postgres: "$place"; }; } || not "nothing can be written to $place"
            [ ! -e "$mine" ] || not "$mine is there already"
            mkdir "$mine" "$mine/fetched" || not "nothing can be written to $place"
            """;

    private static final String TAKE =
            """
            not() { rm -rf "$mine"; echo "$*" >&2; exit 97; }
            tar -C "$mine/fetched" -xf - 2>/dev/null || not "it did not come whole"
            """;

    /** What was altered on the way, or where it lay, is told and not kept. */
    private static final String CHECK =
            """
            not() { rm -rf "$mine"; echo "$*" >&2; exit 97; }
            cd "$mine/fetched" || exit
            for each in *.dump; do
                [ -f "$each" ] || continue
                [ -f "$each.sha256" ] || not "$each came without $each.sha256, so nobody can say that it is whole"
                told=$(cut -d' ' -f1 "$each.sha256") real=$(sha256sum <"$each" | cut -d' ' -f1)
                [ "$told" = "$real" ] || not "$each is not what its checksum says: $each.sha256 has ${told:0:12}..., the file ${real:0:12}..."
            done
            chown -R postgres: "$mine"
            du -sb . | cut -f1 >"$mine/brought"
            echo "size=$(cat "$mine/brought")B"
            echo "files=$(find . -type f | wc -l)"
            echo "name=$(ls | head -n 1)"
            """;

    private static final String BROUGHT =
            """
            if [ -f "$mine/brought" ]; then echo "size=$(cat "$mine/brought")B"
            elif [ -e "$mine" ]; then echo gone; else echo never; fi
            """;

    private BringScript() {}

    static String send(Call call) {
        String wal = "wal=" + Sh.quote(call.with().getOrDefault("wal", "")) + "\n";
        return LookScript.PROGRAMS
                + LookScript.folder(call)
                + wal
                + (isBase(call)
                        ? LookScript.NEWEST_BASE + SEND_BASE
                        : LookScript.NEWEST_DUMP + SEND_DUMP);
    }

    /** With a folder of logs it is a base backup. */
    static boolean isBase(Call call) {
        return call.with().containsKey("wal");
    }

    static String take(Call call) {
        return LookScript.PROGRAMS + Place.words(call) + PREPARE + TAKE + CHECK;
    }

    static String prepare(Call call) {
        return LookScript.PROGRAMS + Place.words(call) + PREPARE;
    }

    static String check(Call call) {
        return Place.words(call) + CHECK;
    }

    static String recall(Call call) {
        return Place.words(call) + BROUGHT;
    }
}
