package io.drillmaster.connector.systemd;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.ssh.Dialogue;
import io.drillmaster.connector.ssh.Healing;
import io.drillmaster.connector.ssh.Notes;
import io.drillmaster.connector.ssh.Sh;

/**
 * The scripts that act on a unit; before one acts it leaves a note with the unit's invocation and
 * main process, which a look afterwards compares.
 */
final class UnitScript {

    /** The first line of an answer from the moment on when systemd may have been told. */
    static final String BEGUN = "Begun=yes";

    /** Ends with a line that is no property, so that a truncated answer is noticed. */
    private static final String SHOW =
            """
            export LC_ALL=C
            show() { systemctl show --no-pager -p LoadState -p ActiveState -p SubState -p MainPID \
            -p InvocationID -p Job -p StateChangeTimestamp -- "$unit" && echo End=yes; }
            """;

    private static final String TOKEN =
            """
            value() { systemctl show --no-pager --value -p "$1" -- "$unit"; }
            token() { echo "$(value InvocationID) $(value MainPID)"; }
            """;

    private static final String KILL =
            """
            pid=$(value MainPID)
            [ "$(value LoadState)" != not-found ] ||
                { echo "there is no unit $unit"; exit 0; }
            [ "${pid:-0}" != 0 ] || { echo "$unit has no main process"; exit 0; }
            leave "$(token)" || { echo "no note could be left at $note"; exit 0; }
            echo "found $pid"
            gone() { local line
                read -r line 2>/dev/null <"/proc/$pid/stat" || return 0
                case ${line##*) } in Z*|X*) return 0 ;; *) return 1 ;; esac; }
            while read -r word; do
                case $word in
                    t) t ;;
                    kill) now; a=$now
                        why=$(systemctl kill --signal="$signal" -- "$unit" 2>&1); code=$?
                        [ "$code" != 0 ] || [ "$signal" != KILL ] ||
                            for ((i = 0; i < 100000; i++)); do gone && break; done
                        now; b=$now
                        [ "$code" = 0 ] && echo "killed $pid $a $b" || echo "failed ${why//$'\\n'/; }" ;;
                esac
            done
            """;

    /** A stop whose arming has run out would last for ever. */
    static final String UNLESS_SPENT =
            """
            ! spent || { echo "the lease of its arming is over, so that nothing would start the unit\
             again; arm it again" >&2; exit 1; }
            """;

    private UnitScript() {}

    static String show(String unit) {
        return unit(unit) + SHOW + "show\n";
    }

    /** Starts or stops; says the properties afterwards, and what went wrong. */
    static String job(String job, String unit) {
        return unit(unit) + SHOW + begin(job);
    }

    /** The same, after leaving a note: a unit that runs may have been restarted or not. */
    static String restart(Call call) {
        return unit(of(call))
                + Notes.script(note(call))
                + SHOW
                + TOKEN
                + "leave \"$(token)\" || exit\n"
                + begin("restart");
    }

    private static String begin(String job) {
        return "echo "
                + BEGUN
                + "\nsystemctl "
                + job
                + " -- \"$unit\"; code=$?\nshow; exit $code\n";
    }

    /** A dialogue: finds, then kills when told to. */
    static String kill(Call call, String signal) {
        return unit(of(call))
                + "signal="
                + Sh.quote(signal)
                + "\n"
                + Notes.script(note(call))
                + Dialogue.CLOCK
                + TOKEN
                + KILL;
    }

    /** Says the note of this very call, then the properties. */
    static String recall(Call call) {
        return unit(of(call)) + Notes.script(note(call)) + SHOW + "echo \"Note=$(recall)\"\nshow\n";
    }

    /** What a host does by itself after a stop; a unit that was down before is none of ours. */
    static Healing startAgain(String unit) {
        return new Healing(
                unit(unit)
                        + """
                        state=$(systemctl show --no-pager --value -p ActiveState -- "$unit")
                        [ "$state" = active ] || [ "$state" = reloading ] ||
                            echo "the unit $unit is ${state:-unknown}, so a stop of it would be none of ours to take back"
                        """,
                unit(unit) + "systemctl start -- \"$unit\"\n");
    }

    static String note(Call call) {
        return Notes.name(call, of(call));
    }

    /** The unit that a call is about. */
    static String of(Call call) {
        return call.with().getOrDefault("unit", "");
    }

    private static String unit(String unit) {
        return "unit=" + Sh.quote(unit) + "\n";
    }
}
