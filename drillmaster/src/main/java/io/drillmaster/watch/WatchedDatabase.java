package io.drillmaster.watch;

import io.drillmaster.connector.Secret;
import java.util.List;

/**
 * What the watches need to know about a replicated database.
 *
 * @param name the estate's name for it, which runbooks use
 * @param writes where clients write, in the order they try, as {@code host:port}
 * @param database the database inside the server that holds the tables of the drill
 * @param sslMode as libpq and pgjdbc name it: disable, prefer, require, verify-full
 */
public record WatchedDatabase(
        String name,
        List<String> writes,
        List<Member> members,
        String database,
        String user,
        Secret password,
        String sslMode) {

    /**
     * One server of the database.
     *
     * @param address where it is reached on the management network, as {@code host:port}
     * @param rest where its cluster manager answers, such as {@code http://10.0.0.1:8008}
     */
    public record Member(String name, String address, String rest) {}

    public WatchedDatabase {
        writes = List.copyOf(writes);
        members = List.copyOf(members);
    }
}
