package io.drillmaster.house;

import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantPool;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a class uses, read from its constant pool. */
final class Uses {

    private static final Pattern OF_THE_HOUSE =
            Pattern.compile(House.BASE + "(?:\\w+/)*[A-Z][\\w$]*");

    private Uses() {}

    /**
     * Classes of the house that are named anywhere in a class: called, extended, in a signature, in
     * a generic argument or in an annotation.
     */
    static SortedSet<String> ofTheHouse(ClassModel model) {
        SortedSet<String> found = new TreeSet<>();
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof Utf8Entry text) {
                Matcher matcher = OF_THE_HOUSE.matcher(text.stringValue());
                while (matcher.find()) {
                    found.add(matcher.group());
                }
            }
        }
        found.remove(House.name(model));
        return found;
    }

    /** All classes named as a class, as in {@code java/io/File}. */
    static SortedSet<String> classes(ClassModel model) {
        SortedSet<String> found = new TreeSet<>();
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof ClassEntry used) {
                found.add(used.asInternalName());
            }
        }
        return found;
    }

    /** All methods and fields it reaches for, as in {@code java/util/Random.<init>()V}. */
    static SortedSet<String> members(ClassModel model) {
        ConstantPool pool = model.constantPool();
        SortedSet<String> found = new TreeSet<>();
        for (PoolEntry entry : pool) {
            if (entry instanceof MemberRefEntry member) {
                found.add(
                        member.owner().asInternalName()
                                + "."
                                + member.name().stringValue()
                                + member.type().stringValue());
            }
        }
        return found;
    }
}
