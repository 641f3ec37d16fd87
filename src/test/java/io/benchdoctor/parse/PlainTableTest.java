package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a table in four bytes a token must be what the reader of any table tells of it, to the last bit. */
class PlainTableTest {
    private static final String HEADER = "request_id,token_index,timestamp\n";

    @ParameterizedTest
    @CsvSource({"3, 6", "1767225600, 6", "0, 3", "12, 9", "1767225600123, 3", "1767225600, 0", "5, 0"})
    void a_plain_table_tells_what_it_always_told(long since, int decimals) throws IOException {
        String table = HEADER + String.join("", rows(since, decimals, 0));

        assertThat(plain(table)).hasValue(parsed(table));
        assertThat(plain(table.replace("\n", "\r\n"))).hasValue(parsed(table.replace("\n", "\r\n")));
        assertThat(plain(table.strip())).hasValue(parsed(table.strip()));
    }

    @Test
    void columns_may_come_in_another_order_without_an_index_or_counted_from_one() throws IOException {
        String swapped = "ts\trid\n" + String.join("", rows(3, 6, 0)).replaceAll("(?m)^(.*),(.*),(.*)$", "$3\t$1");
        String fromOne = HEADER + String.join("", rows(3, 6, 1));

        assertThat(plain(swapped)).hasValue(parsed(swapped));
        assertThat(plain(fromOne)).hasValue(parsed(fromOne));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "#", "# bench-doctor: unit=ms", "\"a\",1,2.000000", "a,1,2.0", "a,1,-2.000000", "a,1,2e1",
                        "a,x,3.000000",
                "a,,3.000000", ",1,3.000000", "a,1", "a,1,3.000000,4", "a b,1,3.000000", "é,1,3.000000", "a,1,3.",
                        "a,1,.5",
                "a,7,3.000000", "a,123456789,3.000000", "a,0,1234567890123.123456", "request_id,token_index,timestamp"
            })
    void a_row_that_is_not_plain_is_left_to_the_other_reader(String odd) throws IOException {
        List<String> rows = rows(3, 6, 0);
        rows.add(rows.size() / 2, odd + "\n");
        String table = HEADER + String.join("", rows);

        Optional<List<String>> told = plain(table);

        assertThat(told.isEmpty() || told.get().equals(parsed(table))).isTrue();
    }

    @Test
    void a_table_that_is_damaged_anywhere_tells_the_same_or_is_left_to_the_other_reader() throws IOException {
        Random random = new Random(21);
        String marks = ",.\n\r0159-#\" ;e";
        String whole = HEADER + String.join("", rows(3, 6, 0).subList(0, 60));
        int plain = 0;
        for (int n = 0; n < 4_000; n++) {
            StringBuilder table = new StringBuilder(whole);
            int at = random.nextInt(table.length());
            char mark = marks.charAt(random.nextInt(marks.length()));
            switch (random.nextInt(3)) {
                case 0 -> table.deleteCharAt(at);
                case 1 -> table.insert(at, mark);
                default -> table.setCharAt(at, mark);
            }
            Optional<List<String>> told = plain(table.toString());
            if (told.isPresent()) {
                plain++;
                assertThat(told.get()).as(table.toString()).isEqualTo(parsed(table.toString()));
            }
        }
        assertThat(plain).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {511, 512, 1 << 18, 1 << 20})
    void a_field_longer_than_any_row_is_left_to_the_other_reader(int digits) throws IOException {
        assertThat(plain(HEADER + "a,0," + "1".repeat(digits) + "\n")).isEmpty();
        assertThat(plain(HEADER + "a".repeat(digits) + ",0,1\n")).isEmpty();
        assertThat(plain(HEADER + "a," + "0".repeat(digits))).isEmpty();
    }

    @Test
    void tokens_at_the_same_time_are_left_to_the_other_reader() throws IOException {
        assertThat(plain(HEADER + "a,0,1.5\na,1,1.5\n")).isEmpty();
        assertThat(plain(HEADER + "a,0,1.5\na,1,1.4\n")).isEmpty();
        assertThat(plain(HEADER)).isEmpty();
    }

    /** Requests that come and go, their rows between each other's. */
    private static List<String> rows(long since, int decimals, int base) {
        Random random = new Random(since + decimals);
        List<String> rows = new ArrayList<>();
        int[] tokens = new int[40];
        double clock = since;
        for (int step = 0; step < 300; step++) {
            clock += decimals == 0 ? 1 : 0.02 + random.nextDouble() / 100;
            for (int request = step / 8; request < Math.min(tokens.length, step / 8 + 6); request++) {
                clock += decimals == 0 ? 0 : 0.001;
                rows.add(String.format(
                        Locale.ROOT, "req-%04d,%d,%." + decimals + "f%n", request, base + tokens[request]++, clock));
            }
        }
        return rows;
    }

    private static Optional<List<String>> plain(String table) throws IOException {
        Optional<Parsed> parsed = TokenTable.plain(source(table));
        return parsed.isPresent() ? Optional.of(LiftedListsTest.told(parsed.get())) : Optional.empty();
    }

    private static List<String> parsed(String table) throws IOException {
        return LiftedListsTest.told(TokenTimingFormat.parsed(source(table)));
    }

    private static LogSource source(String table) {
        byte[] bytes = table.getBytes(StandardCharsets.UTF_8);
        return new LogSource("tokens.csv", bytes.length, () -> new ByteArrayInputStream(bytes));
    }
}
