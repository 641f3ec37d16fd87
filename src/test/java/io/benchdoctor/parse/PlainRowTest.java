package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.TimingBytes;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A quoted row never is a plain one, and means the same: what is read of the one must be read of the other, to the last bit. */
class PlainRowTest {
    private static final int ROWS = 4_000;

    private static final List<String> ODD = List.of(
            "",
            " ",
            "-",
            "-0.5",
            "+1",
            "1.",
            ".5",
            "1e3",
            "1E-2",
            "1e400",
            "NaN",
            "inf",
            "12 ms",
            "0.5s",
            "999999999999999999",
            "1234567890123456789",
            "99999999999999999999",
            "0.123456789012345678",
            "0.12345678901234567890",
            "007.250",
            "2026-01-02T03:04:05.678Z",
            "#",
            "ü",
            "\u00a0",
            "a b",
            "123456789",
            "1234567890",
            "3.0");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void hostile_rows_tell_the_same_as_ever(long seed) throws IOException {
        readsTheSame("request_id,token_index,timestamp", ",", rows(new Random(seed), ",", 20), "\n");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rows_that_are_nearly_all_plain_do_too(long seed) throws IOException {
        readsTheSame("request_id,token_index,timestamp", ",", rows(new Random(seed), ",", 2_000), "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "timestamp_ms;token;id",
        "timestamp_us;token;id",
        "timestamp_ns;token;id",
        "t;req;i",
        "req;t",
        "t;i",
        "req;req_id;t",
        "req;t;other",
        "req;t;error"
    })
    void other_columns_in_another_order_do_too(String names) throws IOException {
        int columns = names.split(";").length;
        List<String> rows = rows(new Random(7), ";", 50).stream()
                .map(row -> Arrays.stream(row.split(";", -1)).limit(columns).collect(Collectors.joining(";")))
                .toList();

        readsTheSame(names, ";", rows, "\r\n");
        readsTheSame(names, ";", rows, "\n");
    }

    @Test
    void the_last_row_may_be_cut() throws IOException {
        List<String> rows = rows(new Random(9), ",", 10_000);
        String whole = "request_id,token_index,timestamp\n" + String.join("\n", rows);
        for (int cut = 1; cut < 30; cut++) {
            List<String> lines =
                    Arrays.asList(whole.substring(0, whole.length() - cut).split("\n"));
            readsTheSame(lines.get(0), ",", lines.subList(1, lines.size()), "\n");
        }
    }

    /** Names, indexes and times as a log has them; one field in {@code odd} is none. */
    private static List<String> rows(Random random, String separator, int odd) {
        int[] seen = new int[20];
        long[] micros = {3_000_000};
        return random.ints(ROWS, 0, seen.length)
                .mapToObj(request -> {
                    micros[0] += random.nextInt(3_000);
                    String time = micros[0] / 1_000_000 + "." + String.format("%06d", micros[0] % 1_000_000);
                    List<String> fields = List.of("req-" + request, Integer.toString(seen[request]++), time);
                    return fields.stream()
                            .map(field -> random.nextInt(odd) == 0 ? ODD.get(random.nextInt(ODD.size())) : field)
                            .collect(Collectors.joining(
                                    random.nextInt(40 * odd) == 0 ? separator + separator : separator));
                })
                .toList();
    }

    private static void readsTheSame(String header, String separator, List<String> rows, String lineEnd)
            throws IOException {
        List<String> quoted = rows.stream()
                .map(row -> row.isBlank() || row.startsWith("#") ? row : quoted(row, separator))
                .toList();

        assertThat(told(header, rows, lineEnd)).isEqualTo(told(header, quoted, lineEnd));
    }

    private static String quoted(String row, String separator) {
        return Arrays.stream(row.split(separator, -1))
                .map(field -> '"' + field + '"')
                .collect(Collectors.joining(separator));
    }

    private static String told(String header, List<String> rows, String lineEnd) throws IOException {
        String text = header + lineEnd + String.join(lineEnd, rows) + lineEnd;
        Parsed parsed = new TokenTimingFormat().parse(Logs.of(text));
        StringBuilder told = new StringBuilder(parsed.lines() + "\n");
        for (LogNote note : parsed.notes()) {
            told.append(note).append('\n');
        }
        for (ParsedRun run : parsed.runs()) {
            told.append(run.firstLine()).append(' ').append(run.lastLine()).append('\n');
            told.append(Arrays.toString(bits((RequestTimings) run.parts().get(0))));
        }
        return told.toString();
    }

    private static byte[] bits(RequestTimings timings) throws IOException {
        ByteArrayOutputStream bits = new ByteArrayOutputStream();
        TimingBytes.write(timings, new DataOutputStream(bits));
        timings.column().write(new DataOutputStream(bits));
        return bits.toByteArray();
    }
}
