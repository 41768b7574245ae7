package io.drillmaster.connector.postgres;

import io.drillmaster.connector.ssh.Most;
import io.drillmaster.connector.ssh.Sh;
import java.time.Duration;

/**
 * The script that reads, on a former leader, what its transactions after the fork wrote.
 *
 * <p>The log itself tells which transactions those are. Their rows are read from the standby that
 * runs there, or from a PostgreSQL that is begun for it alone: reached by nobody else, writing
 * nothing but its own recovery, and letting go of no log, for whoever rewinds the folder needs it.
 */
final class OrphansScript {

    static final int REFUSED = 5;
    static final int TOO_MUCH = 7;

    private static final String LOOK =
            """
            export LC_ALL=C
            umask 077
            cd /
            no() { echo "no $*" >&2; exit 5; }
            setting() { awk -v key="$1:" '$1 == key { gsub(/["'\\'']/, "", $2); print $2; exit }' "$config" 2>/dev/null; }
            as() { runuser -u "$owner" -- "$@"; }
            control() { sed -n "s/^$1: *//p" <<<"$control"; }
            lsn() { echo $(((16#${1%/*} << 32) + 16#${1#*/})); }
            segment() { local at size per
                at=$(lsn "$2"); size=$(control 'Bytes per WAL segment'); per=$(((1 << 32) / size))
                printf '%08X%08X%08X' "$1" $((at / size / per)) $((at / size % per)); }
            running() { mapfile -t pid 2>/dev/null <"$data/postmaster.pid" &&
                [ "$(readlink "/proc/${pid[0]}/cwd")" = "$(readlink -f "$data")" ]; }
            state() { systemctl show -p ActiveState --value -- "$unit"; }

            data=$(setting data_dir)
            [ -n "$data" ] || no "$config does not name the data_dir of PostgreSQL there"
            [ -r "$data/PG_VERSION" ] || no "$data, which $config names, holds no PostgreSQL there"
            for each in recovery.signal backup_label; do
                [ ! -e "$data/$each" ] || no "$data waits to be recovered: there is $each in it"
            done
            bin=$(setting bin_dir)
            [ -x "$bin/pg_ctl" ] || bin=/usr/lib/postgresql/$(cat "$data/PG_VERSION")/bin
            [ -x "$bin/pg_waldump" ] || no "there is no pg_waldump in $bin there"
            owner=$(stat -c %U "$data")
            mkdir -p /run/drillmaster && exec 9>/run/drillmaster/orphans.lock && flock -n 9 ||
                no "another call is reading it at this moment"
            systemctl cat -- "$unit" >/dev/null 2>&1 ||
                no "there is no unit $unit; \\`unit:\\` names the one that starts PostgreSQL"
            control=$("$bin/pg_controldata" "$data") || no "the control file in $data cannot be read"
            [ "$(control 'Database system identifier')" = "$system" ] ||
                no "$data is of another cluster than the one that $leader leads"
            mine=$(control "Latest checkpoint's TimeLineID")
            [ "$mine" -lt "$timeline" ] ||
                no "it is on timeline $mine and $leader on $timeline: it was not left behind, or is so no more"
            fork=$(awk -v mine="$mine" '$1 == mine { print $2 }' <<<"$history")
            [ -n "$fork" ] || no "the history of $leader does not tell where timeline $mine ended"
            first=$(segment "$mine" "$fork")
            [ -e "$data/pg_wal/$first" ] || no "its log from the fork on is gone: there is no $first"
            """;

    /** The way back is there before anything is begun, and does not need the connection. */
    private static final String BACK =
            """
            folder=$(mktemp -d /var/tmp/drillmaster-orphans-XXXXXX) || no "nothing can be written to /var/tmp"
            chown "$owner" "$folder"
            started=no stopped=no
            back() {
                if [ $started = yes ] && running; then
                    as "$bin/pg_ctl" stop -D "$data" -m fast -w -t 60 >/dev/null 2>&1 9>&- ||
                        { echo "broken PostgreSQL was begun on $data and does not stop" >&2; return 1; }
                fi
                started=no
                [ $stopped = no ] || systemctl start --no-block -- "$unit" ||
                    { echo "broken $unit was stopped and does not start" >&2; return 1; }
                stopped=no
            }
            trap 'back && rm -rf "$folder"' EXIT
            trap 'exit 6' HUP INT TERM PIPE
            """;

    private static final String LOG =
            """
            dump() { as "$bin/pg_waldump" -p "$data/pg_wal" -t "$mine" -s "$fork" "$@" 2>"$folder/end"; }
            dump -n 1 >"$folder/beyond"
            dump -r Transaction >"$folder/log"
            [ ! -s "$folder/end" ] ||
                grep -Eq 'error in WAL record|could not find (a valid record|file)' "$folder/end" ||
                no "its log cannot be read: $(tr '\\n' ' ' <"$folder/end")"
            forked=no
            [ ! -s "$folder/beyond" ] || forked=yes
            awk '/desc: COMMIT/ {
                    tx = $0; sub(/.* tx: */, "", tx); sub(/,.*/, "", tx)
                    if (sub(/.*desc: COMMIT_PREPARED */, "")) { tx = $0; sub(/:.*/, "", tx) }
                    print tx
                    if (sub(/.*subxacts: */, "")) { sub(/;.*/, ""); n = split($0, more, " ")
                        for (i = 1; i <= n; i++) print more[i] }
                }' "$folder/log" >"$folder/xids"
            transactions=$(grep -c 'desc: COMMIT' "$folder/log")
            last=$(sed -n 's/.*lsn: \\([0-9A-F/]*\\),.*desc: COMMIT.*/\\1/p' "$folder/log" | tail -n 1)
            chown "$owner" "$folder/xids"
            """;

    /** A standby may not have fewer connections than its leader had. */
    private static final String BEGIN =
            """
            begin() {
                local options
                stopped=no
                case $(state) in active|activating|reloading) stopped=yes; systemctl stop -- "$unit" ||
                    no "$unit does not stop" ;; esac
                ! running || no "PostgreSQL was started there at this moment"
                echo 'local all all trust' >"$folder/hba"
                chown "$owner" "$folder/hba"
                options="-c listen_addresses= -c unix_socket_directories=$folder -c hba_file=$folder/hba"
                options+=" -c external_pid_file= -c archive_mode=off -c synchronous_standby_names="
                options+=" -c default_transaction_read_only=on -c autovacuum=off -c ssl=off"
                options+=" -c shared_preload_libraries= -c max_logical_replication_workers=0"
                options+=" -c logging_collector=off -c log_destination=stderr"
                options+=" -c wal_keep_size=1000000 -c max_slot_wal_keep_size=-1 -c wal_recycle=off"
                options+=" -c primary_conninfo= -c restore_command=false -c recovery_target_timeline=current"
                [ -e "$data/standby.signal" ] || options+=" -c max_connections=20"
                started=yes
                as "$bin/pg_ctl" start -D "$data" -w -t "$limit" -l "$folder/server.log" -o "$options" \\
                    >/dev/null 2>&1 9>&- ||
                    no "PostgreSQL does not begin on $data: $(grep -E 'FATAL|PANIC' "$folder/server.log")"
                socket=$folder
                port=$(sed -n 4p "$data/postmaster.pid")
            }
            ask() { as env PGCLIENTENCODING=UTF8 PGTZ=UTC PGDATESTYLE=ISO PGCONNECT_TIMEOUT=5 \\
                PGOPTIONS="-c statement_timeout=${limit}s" "$bin/psql" -X -q -A -t -v ON_ERROR_STOP=1 \\
                -h "$socket" -p "$port" -U "$superuser" -d "$database" -c "$1" 2>"$folder/error"; }
            asked() { ask "$1" || no "PostgreSQL there said: $(tr '\\n' ' ' <"$folder/error")"; }
            """;

    /** Everything is put back before the first byte leaves, so that no slow road holds it up. */
    private static final String READ =
            """
            touch "$folder/rows"
            if running; then
                port=${pid[3]} socket=${pid[4]}
                [ "$(asked 'SELECT pg_is_in_recovery()')" = t ] ||
                    no "PostgreSQL runs there and takes writes, or does not let $superuser in"
            fi
            if [ "$transactions" -gt 0 ]; then
                running || begin
                there=$(asked "SELECT CASE WHEN pg_is_in_recovery()
                    THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END") || exit
                [ "$(lsn "$there")" -ge "$(lsn "$last")" ] ||
                    no "PostgreSQL there has come to $there only, and the last transaction is at $last"
                columns=$(asked "SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum)
                    FROM pg_attribute WHERE attrelid = to_regclass('$literal') AND attnum > 0
                    AND NOT attisdropped AND attgenerated = ''") || exit
                [ -n "$columns" ] || no "$database there has no table $table"
                ask "COPY (SELECT $columns FROM $table WHERE xmin IN (SELECT each::xid FROM
                    regexp_split_to_table(btrim(pg_read_file('$folder/xids'), E'\\n'), E'\\n') each)
                    ORDER BY $keys) TO STDOUT WITH (FORMAT csv, HEADER)" |
                    head -c $((most + 1)) >"$folder/rows"
                ended=("${PIPESTATUS[@]}")
                [ "$(stat -c %s "$folder/rows")" -le "$most" ] || exit 7
                [ "${ended[0]}" = 0 ] || no "PostgreSQL there said: $(tr '\\n' ' ' <"$folder/error")"
            fi
            did=$started
            back || exit 8
            cat "$folder/rows"
            echo "told $forked $fork $mine $transactions $did" >&2
            """;

    /** Whether a call is still at it. */
    static final String BUSY =
            """
            mkdir -p /run/drillmaster && exec 9>/run/drillmaster/orphans.lock || exit 3
            flock -n 9 && echo free || echo busy
            """;

    private OrphansScript() {}

    static String of(Former former, Successor leader, Keyed keyed, Most most, Duration limit) {
        return word("unit", former.unit())
                + word("config", former.config())
                + word("superuser", former.superuser())
                + word("database", former.database())
                + word("leader", leader.host())
                + word("system", leader.system())
                + word("history", leader.history())
                + word("table", keyed.table().sql())
                + word("literal", keyed.table().sql().replace("'", "''"))
                + word("keys", keyed.sql())
                + "timeline=%d\nmost=%d\nlimit=%d\n"
                        .formatted(leader.timeline(), most.bytes(), limit.toSeconds())
                + LOOK
                + BACK
                + LOG
                + BEGIN
                + READ;
    }

    private static String word(String name, String value) {
        return name + "=" + Sh.quote(value) + "\n";
    }
}
