package io.drillmaster.app.live;

/** One thing told to people, with the tone it is told in. */
public record Told(Tone tone, String text) {

    /** How a thing is told; colours follow from it. */
    public enum Tone {
        PLAIN,
        FAINT,
        STRONG,
        GOOD,
        WARNING,
        BAD
    }
}
