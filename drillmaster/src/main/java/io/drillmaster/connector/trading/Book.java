package io.drillmaster.connector.trading;

import io.drillmaster.connector.Facts;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one source says of positions.
 *
 * @param source who says so
 * @param positions {@code account/symbol} to a quantity; what is flat is left out
 */
record Book(String source, SortedMap<String, Long> positions) {

    /** Made of durable trades; the house is on the other side of those that nobody else is. */
    static final String OF_TRADES =
            """
            SELECT held.account || '/' || held.symbol, sum(held.quantity)::bigint::text
            FROM (
                SELECT o.account, t.symbol,
                       CASE t.side WHEN 'BUY' THEN t.quantity ELSE -t.quantity END AS quantity
                FROM trades t JOIN orders o USING (order_id)
                UNION ALL
                SELECT 'HOUSE', t.symbol,
                       CASE t.side WHEN 'BUY' THEN -t.quantity ELSE t.quantity END
                FROM trades t WHERE t.contra_account = 'HOUSE') AS held
            GROUP BY held.account, held.symbol
            """;

    /** As the database keeps them beside the trades. */
    static final String OF_POSITIONS =
            "SELECT account || '/' || symbol, quantity::text FROM positions";

    private static final JsonMapper JSON = new JsonMapper();

    static Book of(String source, Facts rows) {
        SortedMap<String, Long> positions = new TreeMap<>();
        rows.values().forEach((name, quantity) -> put(positions, name, Long.parseLong(quantity)));
        return new Book(source, positions);
    }

    /**
     * From a page: an object of accounts, each an object of symbols with their quantities.
     *
     * @throws JacksonException when it is none
     */
    static Book of(String source, String page) {
        JsonNode accounts = JSON.readTree(page);
        if (!accounts.isObject()) {
            throw new IllegalArgumentException("it is no object of accounts");
        }
        SortedMap<String, Long> positions = new TreeMap<>();
        accounts.properties()
                .forEach(account ->
                        account.getValue()
                                .properties()
                                .forEach(symbol ->
                                        put(
                                                positions,
                                                account.getKey() + "/" + symbol.getKey(),
                                                symbol.getValue().asLong())));
        return new Book(source, positions);
    }

    private static void put(SortedMap<String, Long> positions, String name, long quantity) {
        if (quantity != 0) {
            positions.put(name, quantity);
        }
    }

    SortedSet<String> accounts() {
        SortedSet<String> accounts = new TreeSet<>();
        positions.keySet().forEach(name -> accounts.add(account(name)));
        return accounts;
    }

    static String account(String name) {
        return name.substring(0, name.indexOf('/'));
    }

    long held(String name) {
        return positions.getOrDefault(name, 0L);
    }
}
