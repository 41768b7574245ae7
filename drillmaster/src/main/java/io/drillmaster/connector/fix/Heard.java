package io.drillmaster.connector.fix;

import quickfix.Message;

/** What a FIX session brings to our ears. */
sealed interface Heard {

    record LoggedOn(long sent, long answered) implements Heard {}

    /** The other side said goodbye, or that it does not want us. */
    record LoggedOut(String text) implements Heard {}

    /** No connection, or none any more. */
    record Gone(String why) implements Heard {}

    /** A message about orders. */
    record Told(Message message) implements Heard {}
}
