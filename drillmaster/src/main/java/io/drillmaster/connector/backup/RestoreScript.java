package io.drillmaster.connector.backup;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.ssh.Sh;
import java.util.List;

/**
 * The bash that restores what a drill brought into a server of its own, for nobody but the host
 * itself and the one who asked.
 *
 * <p>It goes on when the login dies, and leaves what it has to tell in the file {@code told}.
 */
final class RestoreScript {

    static final List<String> FACTS =
            List.of(
                    "kind",
                    "took",
                    "database",
                    "size",
                    "port",
                    "point",
                    "reached",
                    "target",
                    "checked");

    /** The settings are ours: a backup's own would archive, send mail, or wait for a standby. */
    private static final String BEGIN =
            """
            fetched=$(ls -td "$drill"*/fetched 2>/dev/null | head -n 1)
            [ -n "$fetched" ] || not "nothing was brought to $place by this drill; backup.fetch or s3.fetch does that"
            for each in initdb pg_ctl pg_restore psql; do
                command -v $each >/dev/null || not "$each is not installed there"; done
            [ ! -e "$mine" ] || not "$mine is there already"
            read -r from _ to _ <<<"$1"
            from=${from#::ffff:} to=${to#::ffff:}
            trap '' HUP PIPE
            mkdir "$mine" "$mine/socket" && chown -R postgres: "$mine" && cd "$mine" || exit
            echo $$ >"$mine/runs"
            began=$(date +%s%N)
            port=$(( 54000 + $(printf '%s' "$mine" | cksum | cut -d' ' -f1) % 1000 ))
            as() { runuser -u postgres -- "$@"; }
            sql() { as psql -XAtq -h "$mine/socket" -p "$port" -d "${2:-postgres}" -c "$1"; }
            failed() { why="$*: $(grep -v '^ *$' "$mine/log" | tail -n 3 | paste -sd';')"
                [ ! -f "$mine/data/postmaster.pid" ] ||
                    as pg_ctl -D "$mine/data" -m immediate -w -t 20 stop >/dev/null 2>&1
                rm -rf "$mine"; echo "$why" >&2; exit 97; }
            cat >"$mine/conf" <<END
            port = $port
            listen_addresses = '$to'
            unix_socket_directories = '$mine/socket'
            hba_file = '$mine/hba'
            ident_file = '$mine/ident'
            shared_buffers = '256MB'
            max_wal_size = '4GB'
            timezone = 'UTC'
            END
            printf 'local all postgres peer\\nhost all postgres %s/32 scram-sha-256\\n' "$from" >"$mine/hba"
            : >"$mine/ident"; : >"$mine/log"
            chown postgres: conf hba ident log
            up() { as pg_ctl -D "$mine/data" -l "$mine/log" -w -t "$limit" \\
                -o "-c config_file=$mine/conf" start >/dev/null 2>>"$mine/log" || failed "the server does not start"; }
            """;

    private static final String DUMP =
            """
            kind=dump checked=checksum reached=none target=none
            dump=$(ls "$fetched"/*.dump | head -n 1)
            pg_restore --list "$dump" >list 2>>log || failed "${dump##*/} cannot be read by pg_restore"
            database=$(sed -n 's/^; *dbname: //p' list)
            as initdb -D "$mine/data" -U postgres -E UTF8 --locale C.UTF-8 -k -N >/dev/null 2>>log ||
                failed "no server could be made"
            up
            sql "CREATE DATABASE \\"$database\\"" 2>>log || failed "no database could be made"
            as pg_restore -h "$mine/socket" -p "$port" -d "$database" -j 2 --exit-on-error \\
                --no-owner --no-privileges "$dump" 2>>log || failed "${dump##*/} cannot be restored"
            point=$(cat "$dump.point" 2>/dev/null); point=${point%%:*}
            """;

    private static final String BASE =
            """
            kind=base
            mkdir data && chmod 0700 data || exit
            for each in "$fetched"/*.tar*; do
                case ${each##*/} in
                    base.tar*) tar -C data -xf "$each" || failed "${each##*/} cannot be unpacked" ;;
                    pg_wal.tar*) mkdir -p data/pg_wal; tar -C data/pg_wal -xf "$each" ||
                        failed "${each##*/} cannot be unpacked" ;;
                    *) failed "${each##*/} is a tablespace, and this restores none" ;;
                esac
            done
            cp "$fetched/backup_manifest" data/ && chown -R postgres: data || exit
            checked=$(as pg_verifybackup -n -e -q data 2>>log && echo manifest) ||
                failed "pg_verifybackup found the base backup altered"
            rm -f data/postgresql.auto.conf data/*.signal && as touch data/postgresql.auto.conf
            for each in max_connections max_worker_processes max_wal_senders max_prepared_xacts \\
                max_locks_per_xact; do
                value=$(pg_controldata data | sed -n "s/^$each setting: *//p")
                echo "${each/xact/transaction} = $value" >>conf
            done
            cat >>conf <<END
            restore_command = 'cp "$fetched/wal/%f" "%p" 2>/dev/null || cp "$fetched/wal/%f.partial" "%p"'
            hot_standby = on
            archive_mode = off
            END
            """;

    /**
     * What ran when the log ended is no part of what was restored; only a server that still
     * recovers can tell it. A log in which nothing was written after the wanted time ends before
     * it, which a standby takes as it comes.
     */
    private static final String RECOVER =
            """
            if [ -n "$back" ]; then
                echo "recovery_target_time = '$(date -u -d "-$back seconds" '+%F %T+00')'" >>conf
                echo "recovery_target_action = 'pause'" >>conf
            fi
            as touch data/standby.signal
            up
            last=none still=0 target=end
            while :; do
                state=$(sql "SELECT pg_get_wal_replay_pause_state() || ' ' || coalesce(pg_last_wal_replay_lsn()::text, '')" 2>>log) ||
                    failed "the server ended while it recovered"
                [[ $state != paused* ]] || { target=reached; break; }
                if [ "$state" = "$last" ]; then still=$((still + 1)); else still=0; fi
                [ $still -lt 25 ] || break
                last=$state
                [ $(( ($(date +%s%N) - began) / 1000000000 )) -lt "$limit" ] || failed "it recovered for too long"
                sleep 0.2
            done
            reached=${state##* }
            point=$(sql "SELECT pg_snapshot_xmin(pg_current_snapshot())" 2>>log)
            if [ "$target" = reached ]; then sql "SELECT pg_wal_replay_resume()" >/dev/null
            else sql "SELECT pg_promote(true, 60)" >/dev/null; fi
            for _ in {1..300}; do
                [ "$(sql "SELECT pg_is_in_recovery()")" = t ] || break; sleep 0.2; done
            database=$(sql "SELECT datname FROM pg_database WHERE NOT datistemplate
                ORDER BY datname = 'postgres', pg_database_size(oid) DESC LIMIT 1")
            """;

    private static final String END =
            """
            password=$(head -c 18 /dev/urandom | base64)
            (umask 077; echo "$password" >"$mine/password")
            sql "ALTER ROLE postgres PASSWORD '$password'" >/dev/null 2>>log || failed "it takes no writes"
            size=$(sql "SELECT pg_database_size(current_database())" "$database")
            took=$(( ($(date +%s%N) - began) / 1000000 ))
            cat >"$mine/told.part" <<END
            kind=$kind
            took=${took}ms
            database=$database
            size=${size}B
            port=$port
            point=${point:-none}
            reached=$reached
            target=$target
            checked=$checked
            END
            mv "$mine/told.part" "$mine/told"
            cat "$mine/told"
            """;

    private static final String RECALL =
            """
            if [ -f "$mine/told" ]; then cat "$mine/told"
            elif [ ! -e "$mine" ]; then echo never
            elif kill -0 "$(cat "$mine/runs")" 2>/dev/null; then echo runs; else echo gone; fi
            """;

    /** A server that does not stop is ended by its folder going away. */
    private static final String DISCARD =
            """
            for each in "$drill"*; do
                [ -d "$each" ] || continue
                [ ! -f "$each/data/postmaster.pid" ] ||
                    runuser -u postgres -- pg_ctl -D "$each/data" -m immediate -w -t 20 stop >/dev/null ||
                    exit
                rm -rf "$each" || exit
                gone=$((gone + 1))
            done
            echo "removed=$((gone))"
            """;

    private static final String LEFT =
            """
            left=0; for each in "$drill"*; do [ ! -e "$each" ] || left=$((left + 1)); done
            echo "left=$left"
            """;

    /** The newest that is there, whoever restored it, with what it takes to log in. */
    private static final String FIND =
            """
            told=$(ls -t "$ours"*/told 2>/dev/null | head -n 1)
            [ -n "$told" ] || not "nothing was restored to $place; backup.restore does that"
            cat "$told"
            echo "password=$(cat "${told%/*}/password")"
            """;

    private RestoreScript() {}

    static String restore(Call call) {
        return LookScript.PROGRAMS
                + Place.words(call)
                + "limit=%d\nback=%s\n"
                        .formatted(
                                Math.max(1, call.limit().toSeconds() - 2),
                                Sh.quote(call.with().getOrDefault("back", "")))
                + BEGIN
                + "if ls \"$fetched\"/*.dump >/dev/null 2>&1; then\n"
                + DUMP
                + "else\n"
                + BASE
                + RECOVER
                + "fi\n"
                + END;
    }

    static String recall(Call call) {
        return Place.words(call) + RECALL;
    }

    static String discard(Call call) {
        return LookScript.PROGRAMS + Place.words(call) + DISCARD;
    }

    static String left(Call call) {
        return Place.words(call) + LEFT;
    }

    static String find(Call call) {
        return LookScript.PROGRAMS + Place.words(call) + FIND;
    }
}
