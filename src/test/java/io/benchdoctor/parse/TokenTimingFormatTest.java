package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.RequestTimings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTimingFormatTest {
    static final String TABLE = """
            request_id,token_index,timestamp
            a,0,0.412
            b,0,0.430
            a,1,0.433
            """;
    static final String OBJECTS = """
            {"request_id":"a","token_index":0,"timestamp":0.412,"sent_at":0.100}
            {"request_id":"a","token_index":1,"timestamp":0.433}
            {"request_id":"c","sent_at":0.2,"times":[0.5,0.52,0.55],"prompt_tokens":128}
            """;
    static final String TEXT = """
            # bench-doctor: unit=ms, clock=monotonic
            a sent 100
            a 0 412
            a 1 433
            b fail 900 HTTP 400
            """;

    @Test
    void a_header_with_a_name_that_goes_on_for_ever_costs_no_more_than_its_length() {
        String header = "request_id,a" + " ".repeat(200_000) + "x,token_index\n";

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(TokenTable.recognizes(header + "a,0,0.412\n")).isFalse());
    }

    @Test
    void a_table_tells_the_gaps_of_every_request() throws IOException {
        var timings = timings(TABLE);

        assertThat(timings.count()).isEqualTo(2);
        assertThat(gaps(timings, 0)).containsExactly(21.0);
        assertThat(gaps(timings, 1)).isEmpty();
        assertThat(timings.outputTokens(0)).hasValue(2);
    }

    @Test
    void without_a_time_of_sending_there_is_no_ttft_and_yet_a_place_in_time() throws IOException {
        var timings = timings(TABLE);

        assertThat(timings.ttftSeconds(0)).isEmpty();
        assertThat(timings.e2eSeconds(0)).isEmpty();
        assertThat(timings.sentSeconds(0)).isEmpty();
        assertThat(timings.firstChunkSeconds(1).orElseThrow()
                        - timings.firstChunkSeconds(0).orElseThrow())
                .isCloseTo(0.018, within(1e-12));
    }

    @Test
    void objects_per_token_and_per_request_may_be_mixed() throws IOException {
        var timings = timings(OBJECTS);

        assertThat(timings.ttftSeconds(0).orElseThrow()).isCloseTo(0.312, within(1e-12));
        assertThat(timings.e2eSeconds(0).orElseThrow()).isCloseTo(0.333, within(1e-12));
        assertThat(timings.ttftSeconds(1).orElseThrow()).isCloseTo(0.3, within(1e-12));
        assertThat(gaps(timings, 1)).containsExactly(20.0, 30.0);
        assertThat(timings.inputTokens(1)).hasValue(128);
    }

    @Test
    void a_list_of_objects_says_the_same() throws IOException {
        var list = timings("[\n" + OBJECTS.strip().replace("\n", ",\n") + "\n]");

        assertThat(list.count()).isEqualTo(2);
        assertThat(gaps(list, 1)).containsExactly(20.0, 30.0);
    }

    @Test
    void first_token_time_and_gaps_need_no_clock() throws IOException {
        var timings = timings(
                "{\"rid\": 7, \"ttft_ms\": 50, \"itls\": [0.01, 0.02]}\n{\"rid\": 8, \"ttft\": 0.05, \"itls\": []}\n");

        assertThat(timings.ttftSeconds(0).orElseThrow()).isCloseTo(0.05, within(1e-12));
        assertThat(gaps(timings, 0)).containsExactly(10.0, 20.0);
        assertThat(timings.sentSeconds(0)).isEmpty();
        assertThat(timings.firstChunkSeconds(0)).isEmpty();
        assertThat(timings.ttftSeconds(1)).hasValue(0.05);
    }

    @Test
    void plain_text_tells_sending_failing_and_chunks_of_several_tokens() throws IOException {
        var timings = timings(TEXT + "c 500 x3\nc 530 x2\n");

        assertThat(timings.ttftSeconds(0).orElseThrow()).isCloseTo(0.312, within(1e-12));
        assertThat(timings.failed(1)).isTrue();
        assertThat(timings.errors()).containsExactly("HTTP 400");
        assertThat(timings.outputTokens(2)).hasValue(5);
        assertThat(gaps(timings, 2)).containsExactly(30.0);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "any order of columns        | when,tok,rid           | 0.1,0,a          | 0.12,1,a",
                "semicolon and decimal comma | rid;t                  | a;0,1            | a;0,12",
                "a unit in the name          | Request ID,Recv-Time_ms| a,100            | a,120",
                "a unit in brackets          | id,time (us)           | a,100000         | a,120000",
                "nanoseconds since 1970      | id,t_ns                | a,1767225600000000001 | a,1767225600020000001",
                "ISO stamps                  | id,ts                  | a,2026-01-02T03:04:05.98Z | a,2026-01-02T03:04:06.000Z",
                "ISO stamps of two zones     | id,ts                  | a,2026-01-02T03:04:05.98Z | a,2026-01-02T04:04:06+01:00",
                "quotes                      | id,t,note              | \"a\"\"x\",0.1,\"b,c\" | \"a\"\"x\",0.12,",
                "a column of gaps            | id,itl                 | a,               | a,0.020",
                "gaps alone                  | id,itl_ms              | a,20             | b,1",
                "bare milliseconds           | id,t                   | a,100            | a,120",
                "bare epoch nanoseconds      | id,t                   | a,1767225600000000001 | a,1767225600020000001",
            })
    void a_table_may_be_written_in_many_ways(String what, String header, String first, String second)
            throws IOException {
        var timings = timings(header + "\n" + first + "\n" + second + "\n");

        assertThat(gaps(timings, 0)).singleElement().satisfies(gap -> assertThat(gap)
                .isCloseTo(20, within(1e-6)));
    }

    @Test
    void tabs_separate_too() throws IOException {
        assertThat(gaps(timings("id\tt\na\t0.1\na\t0.2\n"), 0)).hasSize(1);
    }

    @Test
    void a_column_name_outranks_a_directive_and_a_directive_outranks_a_guess() throws IOException {
        assertThat(gaps(timings("# bench-doctor: unit=us\nid,t_ms\na,1\na,2\n"), 0))
                .containsExactly(1.0);
        assertThat(gaps(timings("# bench-doctor: unit=us\nid,t\na,1000\na,2000\n"), 0))
                .containsExactly(1.0);
        assertThat(gaps(timings("{\"bench_doctor\":{\"unit\":\"ms\"}}\n{\"id\":1,\"times\":[1,2]}\n"), 0))
                .containsExactly(1.0);
    }

    @Test
    void a_guessed_unit_is_noted() throws IOException {
        assertThat(problems("id,t\na,100\na,120\n")).containsExactly(Problem.GUESSED_UNIT);
        assertThat(problems("id,t\na,0.1\na,0.12\n")).isEmpty();
    }

    @Test
    void a_buffered_stream_of_tiny_gaps_stays_in_seconds() throws IOException {
        var log = new StringBuilder("id,t\n");
        for (int burst = 0; burst < 20; burst++) {
            for (int token = 0; token < 10; token++) {
                log.append("a,").append(burst * 0.3 + token * 0.00003).append('\n');
            }
        }

        assertThat(problems(log.toString())).isEmpty();
        assertThat(timings(log.toString()).e2eSeconds(0)).isEmpty();
        assertThat(timings(log.toString()).decodeSeconds(0)).isCloseTo(5.7, within(0.001));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "rows in any order              | a,1,0.2/a,0,0.1/a,2,0.3          | 100 100 | 3 |",
                "an index that counts from one  | a,1,0.1/a,2,0.2                  | 100     | 2 |",
                "tokens of equal time are one chunk | a,0,0.1/a,1,0.2/a,2,0.2      | 100     | 3 |",
                "a hole is no gap               | a,0,0.1/a,1,0.2/a,3,0.4          | 100     | 4 | MISSING_TOKENS",
                "a row written twice            | a,0,0.1/a,1,0.2/a,1,0.2          | 100     | 2 | DUPLICATE_ROWS",
                "a clock that trembles          | a,0,0.1/a,1,0.2/a,2,0.1995/a,3,0.3 | 100 0 100 | 4 | CLOCK_JITTER",
            })
    void tokens_are_put_in_order(String what, String rows, String gaps, int tokens, Problem problem)
            throws IOException {
        String log = "rid,i,t\n" + rows.replace('/', '\n') + "\n";
        var timings = timings(log);

        assertThat(gaps(timings, 0)).hasSameSizeAs(gaps.split(" "));
        for (int i = 0; i < gaps.split(" ").length; i++) {
            assertThat(gaps(timings, 0).get(i)).isCloseTo(Double.parseDouble(gaps.split(" ")[i]), within(1e-6));
        }
        assertThat(timings.outputTokens(0)).hasValue(tokens);
        assertThat(problems(log)).isEqualTo(problem == null ? List.of() : List.of(problem));
    }

    @Test
    void over_a_hole_the_time_from_first_to_last_is_still_known() throws IOException {
        assertThat(timings("rid,i,t\na,0,0.1\na,1,0.2\na,3,0.4\n").decodeSeconds(0))
                .isCloseTo(0.3, within(1e-12));
    }

    @Test
    void of_two_times_of_one_token_the_earlier_counts() throws IOException {
        var log = "rid,i,t\na,0,0.1\na,1,0.25\na,1,0.2\n" + run("b", 0);

        assertThat(gaps(timings(log), 0).get(0)).isCloseTo(100, within(1e-6));
        assertThat(problems(log)).containsExactly(Problem.CONFLICTING_ROWS);
    }

    @Test
    void a_request_without_its_first_token_has_no_ttft() throws IOException {
        var timings = timings("rid,i,t,sent\na,0,0.2,0.1\nb,1,0.3,0.1\nb,2,0.4,0.1\n");

        assertThat(timings.ttftSeconds(0)).isPresent();
        assertThat(timings.ttftSeconds(1)).isEmpty();
        assertThat(timings.e2eSeconds(1).orElseThrow()).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void a_request_without_an_end_is_unfinished_only_where_others_end() throws IOException {
        var timings =
                timings("rid,event,t\na,sent,0.1\na,token,0.2\na,end,0.3\nb,sent,0.1\nb,token,0.2\nb,token,0.25\n");

        assertThat(timings.e2eSeconds(0)).isPresent();
        assertThat(timings.e2eSeconds(1)).isEmpty();
        assertThat(timings.outputTokens(1)).isEmpty();
        assertThat(timings.ttftSeconds(1)).isPresent();
        assertThat(gaps(timings, 1)).hasSize(1);
    }

    @Test
    void a_request_that_was_only_sent_has_failed() throws IOException {
        var timings = timings("{\"rid\":\"a\",\"sent\":1.0}\n{\"rid\":\"b\",\"sent\":1.0,\"times\":[1.5,1.6]}\n");

        assertThat(timings.failed(0)).isTrue();
        assertThat(timings.failed(1)).isFalse();
    }

    @Test
    void sending_and_arrival_on_two_clocks_give_no_ttft() throws IOException {
        String log = "rid,i,t,sent\na,0,12.2,1767225600.1\na,1,12.3,1767225600.1\nb,0,12.4,1767225600.2\n";

        assertThat(problems(log)).containsExactly(Problem.TWO_CLOCKS);
        assertThat(timings(log).ttftSeconds(0)).isEmpty();
        assertThat(timings(log).sentSeconds(1).orElseThrow()
                        - timings(log).sentSeconds(0).orElseThrow())
                .as("spacing is still known")
                .isCloseTo(0.1, within(1e-6));
    }

    @Test
    void a_wall_clock_that_was_set_back_is_noted_and_no_gap_spans_it() throws IOException {
        String log = "# bench-doctor: clock=wall\nrid,t\na,10.0\nb,10.01\na,10.1\nb,10.11\na,9.2\nb,9.21\na,9.3\n";

        assertThat(problems(log)).contains(Problem.CLOCK_STEP);
        assertThat(gaps(timings(log), 0)).hasSize(2).allSatisfy(gap -> assertThat(gap)
                .isCloseTo(100, within(1e-6)));
    }

    @Test
    void an_index_that_contradicts_the_times_is_not_trusted() throws IOException {
        String log = "rid,i,t\na,3,0.1\na,2,0.2\na,1,0.3\na,0,0.4\n";

        assertThat(problems(log)).containsExactly(Problem.DISTRUSTED_INDEX);
        assertThat(gaps(timings(log), 0)).hasSize(3).allSatisfy(gap -> assertThat(gap)
                .isPositive());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "", "abc", "1e400", "99999999999999999999"})
    void a_row_without_a_time_is_dropped_and_counted(String time) throws IOException {
        var parsed = parse("rid,i,t\na,0,0.1\na,9," + time + "\n" + run("b", 0) + "a,1,0.2\n");

        assertThat(parsed.notes()).singleElement().satisfies(note -> {
            assertThat(note.problem()).isEqualTo(Problem.DROPPED_ROWS);
            assertThat(note.at().line()).isEqualTo(3);
        });
        assertThat(parsed.runs()).hasSize(1);
    }

    @Test
    void notes_tell_how_often_and_the_first_lines() throws IOException {
        String log = "rid,t\na,x\na,x\na,x\na,x\n" + run("b").repeat(2);

        assertThat(parse(log).notes())
                .singleElement()
                .extracting(LogNote::detail)
                .isEqualTo("× 4 (2, 3, 4)");
    }

    @Test
    void a_log_with_too_many_bad_rows_tells_nothing() throws IOException {
        var parsed = parse("rid,t\na,0.1\na,x\na,0.2\n");

        assertThat(parsed.runs()).isEmpty();
        assertThat(parsed.notes()).extracting(LogNote::problem).contains(Problem.TOO_MANY_BAD_ROWS);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "rid,time,ts,i      | AMBIGUOUS_COLUMNS | time, ts",
                "token_index,t      | MISSING_COLUMN    | request_id",
            })
    void columns_that_cannot_be_told_apart_are_named(String header, Problem problem, String names) throws IOException {
        int columns = header.strip().split(",").length;
        String row = ",0.1".repeat(columns).substring(1).replaceFirst("0.1", "0") + "\n";
        var parsed = parse(header.strip() + "\n" + row + row.replace("0.1", "0.2") + row.replace("0.1", "0.3"));

        assertThat(parsed.runs()).isEmpty();
        assertThat(parsed.notes()).anySatisfy(note -> {
            assertThat(note.problem()).isEqualTo(problem);
            assertThat(note.detail()).isEqualTo(names);
        });
    }

    @Test
    void a_log_of_one_request_needs_no_name_for_it() throws IOException {
        assertThat(gaps(timings("token_index,t\n0,0.1\n1,0.2\n"), 0)).hasSize(1);
    }

    @Test
    void a_last_line_that_was_cut_is_left_out() throws IOException {
        assertThat(problems(TABLE + "a,2")).containsExactly(Problem.TRUNCATED);
        assertThat(problems(OBJECTS + "{\"request_id\":\"a\",\"ti")).containsExactly(Problem.TRUNCATED);
        assertThat(problems(TEXT + "a")).containsExactly(Problem.TRUNCATED);
    }

    @Test
    void a_log_marked_as_synthetic_says_so() throws IOException {
        assertThat(problems("# bench-doctor: synthetic=true, model=m\n" + TABLE))
                .containsExactly(Problem.MARKED_SYNTHETIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {TABLE, OBJECTS, TEXT})
    void cutting_at_any_byte_gives_notes_and_never_an_exception(String text) throws IOException {
        byte[] whole = text.getBytes(StandardCharsets.UTF_8);

        for (int end = 1; end < whole.length; end++) {
            assertThat(new TokenTimingFormat().parse(Logs.of(Arrays.copyOf(whole, end))))
                    .as("cut at %d", end)
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TABLE,
                OBJECTS,
                TEXT,
                "[{\"id\":1,\"times\":[1]}]",
                "a 0 1.5\na 1 1.6\na 2 1.7\n",
                "# comment\n\nrid;t\na;0,5\n"
            })
    void its_own_logs_are_recognized(String text) {
        assertThat(new TokenTimingFormat().recognizes(Logs.head(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:15:46.6805900,374,44\n",
                "INFO started 1\nINFO ready 2\nINFO done 3\n",
                "{\"request_id\":\"a\",\"arrival_time\":1.5,\"first_token_ts\":1,\"last_token_ts\":2,\"queued_ts\":0}",
                "{\"timestamp\":1,\"input_length\":2,\"hash_ids\":[]}",
                "id,time\nx,yesterday\n",
                "the answer is 42\nthe answer is 43\nthe answer was 44\n",
            })
    void other_logs_are_left_to_others(String text) {
        assertThat(new TokenTimingFormat().recognizes(Logs.head(text))).isFalse();
    }

    /** Two hundred tokens of one request with an index, or without. */
    private static String run(String request, int firstIndex) {
        var rows = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            rows.append(request)
                    .append(',')
                    .append(firstIndex + i)
                    .append(',')
                    .append(0.5 + i * 0.01)
                    .append('\n');
        }
        return rows.toString();
    }

    private static String run(String request) {
        return run(request, 0).replaceAll("(?m)^(\\w),\\d+,", "$1,");
    }

    private static Parsed parse(String text) throws IOException {
        return new TokenTimingFormat().parse(Logs.of(text));
    }

    private static RequestTimings timings(String text) throws IOException {
        return (RequestTimings) parse(text).runs().get(0).parts().get(0);
    }

    private static List<Problem> problems(String text) throws IOException {
        return parse(text).notes().stream().map(LogNote::problem).toList();
    }

    /** In milliseconds, to the nanosecond. */
    private static List<Double> gaps(RequestTimings timings, int request) {
        List<Double> gaps = new ArrayList<>();
        for (int gap = 0; gap < timings.gapCount(request); gap++) {
            gaps.add(Math.round(timings.gapSeconds(request, gap) * 1e9) / 1e6);
        }
        return gaps;
    }
}
