package io.drillmaster.connector.network;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Token;
import io.drillmaster.connector.ssh.DeadMan;
import io.drillmaster.connector.ssh.Dialogue;
import io.drillmaster.connector.ssh.Healing;
import io.drillmaster.connector.ssh.Notes;
import io.drillmaster.connector.ssh.Sh;
import java.util.stream.Collectors;

/** The bash that looks at our tables on a host, adds one and takes them away; never a flush. */
final class NetworkScript {

    /** Where in the order of hooks we stand: before every other table, and before tracking. */
    private static final String PRIORITY = "-450";

    private static final String MISSING =
            """
            command -v nft >/dev/null ||
                { echo "no nft is not installed there; without it no packet can be dropped"; exit 0; }
            """;

    /** A look that fails is no look: the list must have been told. */
    private static final String OURS =
            """
            ours() { local all line
                all=$(nft list tables) || return
                while read -r line; do
                    case $line in "table inet $prefix"*) echo "${line#table inet }" ;; esac
                done <<<"$all"; }
            """;

    private static final String CUT =
            """
            read -r from _ to _ <<<"$1"
            over=$(ip -o address show to "$to" | { read -r _ name _; echo "$name"; })
            [ -n "$over" ] || { echo "no interface of its has the management address $to"; exit 0; }
            prefix=$table
            [ -z "$(ours)" ] || { echo "no the table $table is there already"; exit 0; }
            others=$(ip -o link show | while read -r _ name _; do
                name=${name%:}; name=${name%%@*}
                [ "$name" = lo ] || [ "$name" = "$over" ] || echo "$name"; done)
            armed=no; [ -z "$(waiting)" ] || armed=yes
            spent=no; ! spent || spent=yes
            echo "found ${from#::ffff:} $over $armed $spent" $others
            while read -r word; do
                case $word in
                    t) t ;;
                    cut) leave about || { echo "no note could be left at $note"; continue; }
                        now; a=$now
                        why=$(nft -f - 2>&1 <<<"${rules//%ROAD%/$over}"); code=$?
                        now; b=$now
                        if [ $code != 0 ]; then rm -f "$note"; echo "nft said ${why//$'\\n'/; }"
                        elif [ $armed = yes ] && [ -z "$(waiting)" ]; then
                            nft delete table inet "$table" 2>/dev/null
                            echo "its lease ended at that moment, and it was healed at once"
                        else leave did; echo "cut $a $b"; fi ;;
                esac
            done
            """;

    private static final String HEAL =
            """
            before=$(ours) || { echo "no nft does not tell its tables"; exit 0; }
            for each in $before; do nft delete table inet "$each" || exit; done
            after=$(ours) || exit
            [ -z "$after" ] || { echo "these are still there: $after" >&2; exit 1; }
            echo removed $before
            """;

    /** Says whether the table is there, and how far the note says that the cut came. */
    private static final String RECALL =
            """
            found=$(ours) || { echo "no nft does not tell its tables"; exit 0; }
            note=$(recall)
            echo "state ${found:+there} ${note:-none}"
            """;

    private static final String TABLES =
            """
            found=$(ours) || { echo "no nft does not tell its tables"; exit 0; }
            echo "tables" $found
            for each in $found; do nft list table inet "$each" || exit; done
            """;

    private NetworkScript() {}

    static String tables() {
        return MISSING + "prefix=drillmaster_\n" + OURS + TABLES;
    }

    static String cut(Call call, Cut cut) {
        String table = Cut.table(call);
        String head =
                """
                create table inet TABLE
                add chain inet TABLE incoming { type filter hook input priority P; }
                add chain inet TABLE outgoing { type filter hook output priority P; }
                add chain inet TABLE passing { type filter hook forward priority P; }
                """
                        .replace("TABLE", table)
                        .replace("P;", PRIORITY + ";");
        String rules =
                cut.rules().stream()
                        .map(rule -> "add rule inet " + table + " " + rule + "\n")
                        .collect(Collectors.joining());
        return MISSING
                + "table="
                + table
                + "\nrules="
                + Sh.quote(head + rules)
                + "\n"
                + Notes.script(note(call))
                + Dialogue.CLOCK
                + DeadMan.look(call)
                + OURS
                + CUT;
    }

    static String recall(Call call) {
        return MISSING
                + "prefix="
                + Cut.table(call)
                + "\n"
                + Notes.script(note(call))
                + OURS
                + RECALL;
    }

    /**
     * @param prefix what the names of all the tables to take away begin with
     */
    static String heal(String prefix) {
        return MISSING + "prefix=" + prefix + "\n" + OURS + HEAL;
    }

    static String remaining(String prefix) {
        return MISSING + "prefix=" + prefix + "\n" + OURS + TABLES;
    }

    /** What the host does by itself: it takes away this one table, and looks that it is gone. */
    static Healing healing(Call call) {
        return new Healing(
                """
                command -v nft >/dev/null ||
                    echo "nft is not installed there; without it no packet can be dropped"
                """,
                "prefix="
                        + Cut.table(call)
                        + "\n"
                        + OURS
                        + """
                        local there
                        nft delete table inet "$prefix" 2>/dev/null
                        there=$(ours) && [ -z "$there" ]
                        """);
    }

    static String note(Call call) {
        return "network-" + Token.of(call);
    }
}
