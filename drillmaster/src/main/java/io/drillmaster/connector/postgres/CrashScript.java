package io.drillmaster.connector.postgres;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.ssh.Dialogue;
import io.drillmaster.connector.ssh.Notes;

/**
 * The script that finds the postmaster of one port and kills it with all its children; before that
 * it leaves a note with the process and its start time.
 */
final class CrashScript {

    private static final String FUNCTIONS =
            """
            state() { local line; read -r line 2>/dev/null </proc/$1/stat || return 1
                line=${line##*) }; set -- $line; printf '%s %s' "$1" "${20}"; }
            postmaster() { local proc comm data lines
                for proc in /proc/[0-9]*; do
                    read -r comm 2>/dev/null <"$proc/comm" || continue
                    case $comm in postgres|postmaster) ;; *) continue ;; esac
                    data=$(readlink "$proc/cwd") || continue
                    [ -r "$data/postmaster.pid" ] || continue
                    mapfile -t lines <"$data/postmaster.pid"
                    [ "${lines[0]}" = "${proc#/proc/}" ] && [ "${lines[3]// /}" = "$port" ] || continue
                    printf '%s' "${lines[0]}"; return 0
                done
                return 1; }
            """;

    private static final String CRASH =
            """
            pid=$(postmaster) || { echo none; exit 0; }
            leave "$pid" "$(state "$pid")" || { echo "no note could be left at $note"; exit 0; }
            data=$(readlink "/proc/$pid/cwd")
            echo "found $pid"
            gone() { local p line
                for p in "$@"; do
                    read -r line 2>/dev/null <"/proc/$p/stat" || continue
                    case ${line##*) } in Z*|X*) ;; *) return 1 ;; esac
                done; }
            rest() { local proc comm
                for proc in /proc/[0-9]*; do
                    read -r comm 2>/dev/null <"$proc/comm" || continue
                    case $comm in postgres|postmaster) ;; *) continue ;; esac
                    [ "$(readlink "$proc/cwd")" = "$data" ] && echo "${proc#/proc/}"
                done; }
            while read -r word; do
                case $word in
                    t) t ;;
                    kill) children=$(pgrep -P "$pid"); now; a=$now
                        kill -9 "$pid" $children 2>/dev/null
                        now; b=$now
                        for ((i = 0; i < 100000; i++)); do gone "$pid" $children && break; done
                        left=$(rest)
                        [ -z "$left" ] || { kill -9 $left 2>/dev/null; now; b=$now; }
                        set -- $children
                        gone "$pid" && echo "killed $pid $# $a $b" || echo "alive $pid $a $b" ;;
                esac
            done
            """;

    private static final String LOOK =
            """
            if words=$(recall); then
                read -r pid _ start <<<"$words"
                now=$(state "$pid")
                case "$now" in
                    "Z "*|"X "*|"") echo "killed $pid" ;;
                    *" $start") echo "alive $pid" ;;
                    *) echo "killed $pid" ;;
                esac
            elif pid=$(postmaster); then echo "untouched $pid"
            else echo absent
            fi
            """;

    private CrashScript() {}

    static String crash(Call call, int port) {
        return head(call, port) + CRASH;
    }

    static String look(Call call, int port) {
        return head(call, port) + LOOK;
    }

    static String note(Call call, int port) {
        return Notes.name(call, String.valueOf(port));
    }

    private static String head(Call call, int port) {
        return "port=" + port + "\n" + Notes.script(note(call, port)) + Dialogue.CLOCK + FUNCTIONS;
    }
}
