package io.drillmaster.plan;

import java.util.Collection;
import java.util.Locale;

/** Tells people apart by their names. */
public final class Person {

    private Person() {}

    /** A name written in another case, or with another space, is the same person's. */
    public static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    /** True when there are two different people among them. */
    static boolean areTwo(Collection<String> names) {
        return names.stream().map(Person::plain).distinct().count() >= 2;
    }

    private static String plain(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
