package io.drillmaster.connector.ssh;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Arms the end of a fault on its target: a timer of the target's own systemd that heals it when the
 * lease is over, whatever became of the coordinator and of every road to it.
 */
public final class DeadMan {

    /** A shorter lease would be over before the answer that it was armed. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private static final Pattern TOLD = Pattern.compile("told (yes|no) ([0-9]+) (yes|no)");

    /** How a target ends its sentence when the fault will not end by itself any more. */
    static final String NOT_ARMED = "so there is nothing to renew";

    private final RemoteShell shell;

    public DeadMan(RemoteShell shell) {
        this.shell = shell;
    }

    /**
     * Bash functions for a script that injects the fault of this call: {@code waiting} says the
     * timers that will heal it, and {@code spent} is true if it was armed and no longer is.
     */
    public static String look(Call call) {
        return DeadManScript.look(call);
    }

    /** Done only after a look at the timer that it waits. */
    public Outcome arm(Call call, Duration lease, Healing healing) {
        return lease.compareTo(SHORTEST) < 0
                ? tooShort(call, lease)
                : told(call, "arming", DeadManScript.arm(call, lease.toMillis(), healing));
    }

    /** Refused only when the target said that nothing is armed any more. */
    public Outcome renew(Call call, Duration lease) {
        return lease.compareTo(SHORTEST) < 0
                ? tooShort(call, lease)
                : onlyIfTold(told(call, "renewing", DeadManScript.renew(call, lease.toMillis())));
    }

    public Outcome disarm(Call call) {
        return told(call, "disarming", DeadManScript.disarm(call));
    }

    public Outcome armed(Call call) {
        return onlyIfTold(told(call, "looking at the arming of", DeadManScript.armed(call)));
    }

    /** A target that was not reached says nothing of what is armed on it. */
    private static Outcome onlyIfTold(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused && !refused.why().endsWith(NOT_ARMED)
                ? new Outcome.Unknown(refused.why())
                : outcome;
    }

    private static Outcome tooShort(Call call, Duration lease) {
        return new Outcome.Refused(
                "arming %s on %s: a lease of %d ms is too short; it must be 1 s at least"
                        .formatted(call.verb(), call.on(), lease.toMillis()));
    }

    private Outcome told(Call call, String doing, String script) {
        String what = "%s %s on %s: ".formatted(doing, call.verb(), call.on());
        return switch (shell.run(call.on(), Sh.asRoot(script), call.limit())) {
            case Ran.NotSent not -> new Outcome.Refused(what + not.why());
            case Ran.NoAnswer no -> new Outcome.Unknown(what + no.why());
            case Ran.Ended ended -> answered(what, ended);
        };
    }

    private static Outcome answered(String what, Ran.Ended ended) {
        String answer = ended.out().strip();
        Matcher told = TOLD.matcher(answer);
        if (told.matches()) {
            return new Outcome.Done(
                    Facts.of(
                            Map.of(
                                    "armed", told.group(1),
                                    "left", seconds(Long.parseLong(told.group(2))),
                                    "fired", told.group(3))));
        }
        return answer.startsWith("no ")
                ? new Outcome.Refused(what + answer.substring(3))
                : new Outcome.Unknown(what + ended.said());
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1fs", millis / 1e3);
    }
}
