package io.drillmaster.connector.backup;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.ssh.Sh;
import java.util.List;

/** The bash that looks at backups where they lie; each line that it tells is {@code name=value}. */
final class LookScript {

    /** Debian keeps the server's programs out of the path. */
    static final String PROGRAMS =
            """
            export LC_ALL=C
            for each in /usr/lib/postgresql/*/bin; do PATH=$each:$PATH; done
            not() { echo "$*" >&2; exit 97; }
            """;

    /** The newest by when it was written; a name says nothing. */
    static final String NEWEST_DUMP =
            """
            [ -d "$folder" ] || not "there is no folder $folder"
            newest=$(find "$folder" -maxdepth 1 -type f -name '*.dump' -printf '%T@ %p\\n' |
                sort -n | tail -n 1 | cut -d' ' -f2-)
            [ -n "$newest" ] || not "no file of $folder is named *.dump"
            """;

    /** A base backup has come to its end when its manifest is there. */
    static final String NEWEST_BASE =
            """
            [ -d "$folder" ] || not "there is no folder $folder"
            manifest=$(find "$folder" -mindepth 2 -maxdepth 2 -name backup_manifest \\
                -printf '%T@ %p\\n' | sort -n | tail -n 1 | cut -d' ' -f2-)
            [ -n "$manifest" ] || not "no folder of $folder holds a backup_manifest"
            newest=${manifest%/*}
            """;

    private static final String TELL =
            """
            now=$(date +%s)
            echo "name=${newest##*/}"
            echo "age=$((now - $(stat -c %Y "$newest")))s"
            """;

    private static final String DUMP =
            """
            echo "size=$(stat -c %s "$newest")B"
            if [ ! -f "$newest.sha256" ]; then echo checksum=none
            elif [ "$(cut -d' ' -f1 "$newest.sha256")" = "$(sha256sum <"$newest" | cut -d' ' -f1)" ]
            then echo checksum=right; else echo checksum=wrong; fi
            point=$(cat "$newest.point" 2>/dev/null)
            echo "point=${point:-none}"
            command -v pg_restore >/dev/null || not "pg_restore is not installed there"
            if list=$(pg_restore --list "$newest" 2>/dev/null); then
                echo readable=yes
                echo "tables=$(grep -c ' TABLE DATA ' <<<"$list")"
                made=$(sed -n 's/^; Archive created at //p' <<<"$list")
                echo "made-ago=$((now - $(date -d "$made" +%s)))s"
            else echo readable=no; echo tables=0; echo made-ago=unknown; fi
            """;

    /** The manifest's last line is the checksum of all that stands before it. */
    private static final String BASE =
            """
            echo "size=$(du -sb "$newest" | cut -f1)B"
            told=$(tail -n 1 "$manifest" | grep -o '[0-9a-f]\\{64\\}')
            real=$(head -n -1 "$manifest" | sha256sum | cut -d' ' -f1)
            if [ -n "$told" ] && [ "$told" = "$real" ]; then echo manifest=right
            else echo manifest=wrong; fi
            readable=no
            for each in "$newest"/base.tar*; do
                ! tar -tf "$each" >/dev/null 2>&1 || readable=yes; done
            echo "readable=$readable"
            """;

    private LookScript() {}

    static String dump(Call call) {
        return PROGRAMS + folder(call) + NEWEST_DUMP + TELL + DUMP;
    }

    static String base(Call call) {
        return PROGRAMS + folder(call) + NEWEST_BASE + TELL + BASE;
    }

    static String folder(Call call) {
        return "folder=" + Sh.quote(call.with().getOrDefault("folder", "")) + "\n";
    }

    static List<String> dumpFacts() {
        return List.of(
                "name", "age", "size", "checksum", "point", "readable", "tables", "made-ago");
    }

    static List<String> baseFacts() {
        return List.of("name", "age", "size", "manifest", "readable");
    }
}
