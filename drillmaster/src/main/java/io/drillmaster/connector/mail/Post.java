package io.drillmaster.connector.mail;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Mail servers that take mail for an estate.
 *
 * @param name the name the estate gives them
 * @param addresses host name to the address it is reached at, at least one
 * @param from the sender's address
 * @param contacts people's names to their addresses
 */
public record Post(
        String name,
        SortedMap<String, String> addresses,
        int port,
        String from,
        SortedMap<String, String> contacts) {

    public Post {
        addresses = Collections.unmodifiableSortedMap(new TreeMap<>(addresses));
        contacts = Collections.unmodifiableSortedMap(new TreeMap<>(contacts));
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("the mail service " + name + " has no hosts");
        }
    }

    /** The host that is asked, and on which mail arrives. */
    String host() {
        return addresses.firstKey();
    }

    /** The address of a person, or what is written when it is one already. */
    String addressOf(String written) {
        String who = written.strip();
        return contacts.getOrDefault(who, who);
    }
}
