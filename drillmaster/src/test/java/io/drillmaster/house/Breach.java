package io.drillmaster.house;

/**
 * One place that breaks a rule.
 *
 * @param where the class or file, with its line where it is known
 * @param what what was found there
 * @param instead what to do about it
 */
record Breach(String where, String what, String instead) {

    @Override
    public String toString() {
        return where + " " + what + ": " + instead;
    }
}
