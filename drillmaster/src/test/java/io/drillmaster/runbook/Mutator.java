package io.drillmaster.runbook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Spoils a text as tired people, editors and merges do; the same seed spoils it the same way. */
public final class Mutator {

    private static final List<String> SCRAPS =
            List.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    ":",
                    ": ",
                    "&a ",
                    "*a",
                    "!!int ",
                    "|",
                    ">",
                    "\"",
                    "'",
                    "#",
                    "-",
                    "\t",
                    " ",
                    "\n",
                    "\n\n",
                    "```",
                    "```drill\n",
                    "---\n",
                    "## X (1m)\n",
                    "### Y\n",
                    "${",
                    "}",
                    "=",
                    "<",
                    ",",
                    "\u0000",
                    "\u2028",
                    "\u00e9",
                    "\ud83d\ude80",
                    "\ud83d",
                    "0",
                    "99999999999999999999",
                    "s",
                    "%",
                    "<!--",
                    "> ",
                    "* ",
                    "*".repeat(50),
                    "[".repeat(400),
                    "{a: ".repeat(40),
                    "> ".repeat(300));

    private final Random random;

    public Mutator(long seed) {
        this.random = new Random(seed);
    }

    /** The text with one to six things done to it. */
    public String spoil(String text) {
        String spoilt = text;
        for (int left = 1 + random.nextInt(6); left > 0; left--) {
            spoilt = once(spoilt);
        }
        return spoilt;
    }

    private String once(String text) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(12));
        return switch (random.nextInt(7)) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1 -> text.substring(0, at) + scrap() + text.substring(at);
            case 2 -> text.substring(0, at) + scrap() + text.substring(end);
            case 3 -> text.substring(0, at);
            case 4 -> text.substring(0, at) + text.substring(at, end) + text.substring(at);
            case 5 -> lines(text, lines -> Collections.swap(lines, any(lines), any(lines)));
            default -> lines(text, lines -> lines.remove(any(lines)));
        };
    }

    private String scrap() {
        return SCRAPS.get(random.nextInt(SCRAPS.size()));
    }

    private int any(List<String> lines) {
        return random.nextInt(lines.size());
    }

    private static String lines(String text, Consumer<List<String>> change) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        change.accept(lines);
        return String.join("\n", lines);
    }
}
