package io.drillmaster.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL server on this machine, in a folder of its own, for as long as it is open. */
final class LocalPostgres implements AutoCloseable {

    private final Path folder;
    private final Path programs;
    private final int port;

    private LocalPostgres(Path folder, Path programs, int port) {
        this.folder = folder;
        this.programs = programs;
        this.port = port;
    }

    static LocalPostgres start(Path folder) throws IOException {
        Path programs;
        try (var majors = Files.list(Path.of("/usr/lib/postgresql"))) {
            programs = majors.max(Path::compareTo).orElseThrow().resolve("bin");
        }
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Files.createDirectories(folder);
        program("chown", "postgres", folder.toString());
        LocalPostgres server = new LocalPostgres(folder, programs, port);
        server.asPostgres("initdb", "-A", "trust", "--locale", "C.UTF-8", "-N");
        server.asPostgres(
                "pg_ctl",
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p "
                        + port
                        + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c"
                        + " fsync=off -c shared_buffers=1GB -c max_wal_size=8GB -c autovacuum=off",
                "start");
        return server;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(port));
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** Makes the orders of the other server a foreign table here. */
    void foreign(LocalPostgres other) throws SQLException {
        execute(
                "CREATE EXTENSION postgres_fdw",
                """
                CREATE SERVER other FOREIGN DATA WRAPPER postgres_fdw
                OPTIONS (host '127.0.0.1', port '%d', dbname 'postgres', fetch_size '10000')
                """
                        .formatted(other.port),
                "CREATE USER MAPPING FOR postgres SERVER other",
                "CREATE SCHEMA other",
                "IMPORT FOREIGN SCHEMA public LIMIT TO (orders) FROM SERVER other INTO other");
    }

    private void asPostgres(String program, String... words) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "runuser",
                                "-u",
                                "postgres",
                                "--",
                                programs.resolve(program).toString(),
                                "-D",
                                folder.resolve("data").toString()));
        command.addAll(List.of(words));
        program(command.toArray(String[]::new));
    }

    private static void program(String... command) throws IOException {
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + process.exitValue());
        }
    }

    @Override
    public void close() throws IOException {
        asPostgres("pg_ctl", "-m", "immediate", "stop");
    }
}
