package io.drillmaster.runbook;

/**
 * One thing wrong with a text, named so that an editor can jump to it.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param excerpt the line itself
 * @param remedy what would be right instead
 */
public record Problem(
        String file, int line, int column, String message, String excerpt, String remedy) {

    @Override
    public String toString() {
        String at = file + ":" + line + ":" + column + ": " + message;
        String shown = excerpt.isBlank() ? "" : "\n    " + excerpt.stripTrailing() + pointer();
        return at + shown + (remedy.isBlank() ? "" : "\n  " + remedy);
    }

    private String pointer() {
        return "\n    " + " ".repeat(Math.max(0, column - 1)) + "^";
    }
}
