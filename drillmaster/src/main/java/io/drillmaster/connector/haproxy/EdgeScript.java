package io.drillmaster.connector.haproxy;

import io.drillmaster.connector.ssh.Sh;

/** Says, in parts that begin with a line of their own, all that is known of one edge. */
final class EdgeScript {

    static final String PART = "### drillmaster: ";

    /** Whatever the host has can talk to the socket. */
    private static final String ASK =
            """
            ask() {
                if command -v socat >/dev/null; then socat -t 3 - "UNIX-CONNECT:$1"
                elif command -v python3 >/dev/null; then python3 -c '
            import socket, sys
            s = socket.socket(socket.AF_UNIX); s.settimeout(3); s.connect(sys.argv[1])
            s.sendall(sys.stdin.buffer.read())
            for part in iter(lambda: s.recv(65536), b""): sys.stdout.buffer.write(part)' "$1"
                elif command -v nc >/dev/null; then nc -w 3 -U "$1"
                else echo "neither socat nor python3 nor nc is there to ask $1 with" >&2; return 1; fi; }
            """;

    private EdgeScript() {}

    static String config(EdgeGroup group) {
        return Sh.asRoot(
                part("version") + "haproxy -v | head -n 1\n" + part("config") + cat(group));
    }

    static String state(EdgeGroup group) {
        return Sh.asRoot(
                ASK
                        + part("config")
                        + cat(group)
                        + " || exit\n"
                        + part("stat")
                        + "echo 'show stat' | ask "
                        + Sh.quote(group.socket()));
    }

    static String servers(EdgeGroup group) {
        return Sh.asRoot(ASK + "echo 'show servers state' | ask " + Sh.quote(group.socket()));
    }

    /** One part of what was said. */
    static String part(String said, String name) {
        int begin = said.indexOf(PART + name + "\n");
        if (begin < 0) {
            return "";
        }
        int from = begin + PART.length() + name.length() + 1;
        int end = said.indexOf(PART, from);
        return end < 0 ? said.substring(from) : said.substring(from, end);
    }

    private static String cat(EdgeGroup group) {
        return "cat " + Sh.quote(group.config());
    }

    private static String part(String name) {
        return "echo '" + PART + name + "'\n";
    }
}
