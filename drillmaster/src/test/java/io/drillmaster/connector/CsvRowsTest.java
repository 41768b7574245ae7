package io.drillmaster.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRowsTest {

    private static List<List<String>> rows(String text) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (CsvRows csv = new CsvRows(rows::add)) {
            csv.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return rows;
    }

    @Test
    void rows_and_values_are_told_apart() throws IOException {
        assertThat(rows("stream,id\ns1,7\r\n,\nZürich,\n"))
                .containsExactly(
                        List.of("stream", "id"),
                        List.of("s1", "7"),
                        List.of("", ""),
                        List.of("Zürich", ""));
    }

    @Test
    void what_is_quoted_may_hold_commas_lines_and_quotes() throws IOException {
        assertThat(rows("\"a,b\",\"two\nlines\",\"\"\"\",\"say \"\"no\"\"\",\"\"\n"))
                .containsExactly(List.of("a,b", "two\nlines", "\"", "say \"no\"", ""));
    }

    @Test
    void a_row_that_never_ended_is_none() throws IOException {
        assertThat(rows("whole\nhalf")).containsExactly(List.of("whole"));
    }
}
