package io.benchdoctor.parse;

import static io.benchdoctor.parse.Blocks.SGLANG;
import static io.benchdoctor.parse.Blocks.VLLM;
import static io.benchdoctor.parse.Blocks.figures;
import static io.benchdoctor.parse.Blocks.lineOf;
import static io.benchdoctor.parse.Blocks.parse;
import static io.benchdoctor.parse.Blocks.row;
import static io.benchdoctor.parse.Blocks.run;
import static io.benchdoctor.parse.Blocks.setting;
import static io.benchdoctor.parse.Blocks.summary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.RunPart.Prose;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a printed block looks like in the wild, and that it is read all the same: sixteen figures, each with its line. */
class ConsoleReaderTest {
    private static final int FIGURES = 16;

    static Stream<Arguments> noises() {
        return Stream.of(
                arguments("as printed", VLLM),
                arguments("without its ruler and its last line end", VLLM.replaceAll("\n={50}\n$", "")),
                arguments("without trailing blanks", VLLM.replaceAll(" +\n", "\n")),
                arguments("with one blank where labels were padded", VLLM.replaceAll(": +", ": ")),
                arguments("with line ends of Windows", VLLM.replace("\n", "\r\n")),
                arguments("with an empty line behind each line", VLLM.replace("\n", "\n\n")),
                arguments("indented in a page", indent("    ", "??? info\n" + VLLM)),
                arguments("in a fence", "# Results\n\n```text\n" + VLLM + "```\nThat is all.\n"),
                arguments("as a comment", indent("# ", VLLM)),
                arguments("as a quotation", indent("> ", VLLM)),
                arguments("as a quotation in a quotation", indent("> > ", VLLM)),
                arguments("in a table of one column", indent("| ", VLLM).replace("\n", " |\n")),
                arguments("behind the prefix of a process", indent("(Client pid=731) ", VLLM)),
                arguments("behind stamps of a launcher", stamped("[2025-01-02 10:00:%02d] ", VLLM)),
                arguments("behind ISO stamps", stamped("2025-01-02T10:00:%02d.123Z ", VLLM)),
                arguments("behind a level", indent("INFO: ", VLLM)),
                arguments("behind a pod's name", indent("bench-7f9c | ", VLLM)),
                arguments("behind the prefix of MPI", indent("[1,0]<stdout>:", VLLM)),
                arguments("in colour", VLLM.replace("Mean", "\u001b[1;32mMean").replace("\n", "\u001b[0m\n")),
                arguments(
                        "behind a progress bar on its own line",
                        "  0%|  | 0/40\r 50%|# | 20/40\r100%|##| 40/40\n" + VLLM),
                arguments("glued to a progress bar by a return", "  0%|  | 0/40\r100%|##| 40/40 [00:20]\r" + VLLM),
                arguments("glued to a progress bar by nothing", "100%|##| 40/40 [00:20<00:00, 2.00it/s]" + VLLM),
                arguments("with a rule of another width", VLLM.replace("-----Time per", "---Time per")),
                arguments(
                        "with rows that nobody knows", VLLM.replace("Total input", "Mood of the day: 7\nTotal input")),
                arguments("with a warning in its middle", VLLM.replace("Mean TPOT", "WARNING: slow\nMean TPOT")),
                arguments("on one line", VLLM.replaceAll("[ \n]+", " ") + "\n"),
                arguments("in a box", indent("│ ", VLLM).replace("\n", "│\n")),
                arguments("behind a journal's prefix", stamped("Jan 02 10:00:%02d host bench[731]: ", VLLM)),
                arguments("behind a container's prefix", stamped("2025-01-02T10:00:%02d.000000001Z stdout F ", VLLM)),
                arguments("behind a task's number", indent("0: ", VLLM)),
                arguments("split by sentences and fences", split(VLLM)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noises")
    void a_block_is_read_whatever_stands_around_it(String name, String text) {
        Map<String, Reported> figures = figures(text);

        assertThat(figures).hasSize(FIGURES);
        assertThat(figures.get("ttft.mean").text()).isEqualTo("81.25");
        assertThat(figures.get("ttft.mean").at().line()).isEqualTo(lineOf(text, "Mean TTFT (ms)"));
        assertThat(figures.get("itl.p99").text()).isEqualTo("24.60");
        assertThat(parse(text).notes()).isEmpty();
        assertThat(parse(text).format()).isEqualTo("vllm-serve-console");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Failed requests:                         | 3       | requests.failed        | 3      | REQUESTS",
                "Maximum request concurrency:             | 8       | concurrency.limit      | 8      | REQUESTS",
                "Request rate configured (RPS):           | 0.25    | rate.offered           | 0.25   | REQUESTS_PER_SECOND",
                "Request goodput (req/s):                 | 1.50    | throughput.goodput     | 1.5    | REQUESTS_PER_SECOND",
                "Input token throughput (tok/s):          | 200.00  | throughput.input       | 200    | TOKENS_PER_SECOND",
                "Peak output token throughput (tok/s):    | 160.00  | throughput.output.peak | 160    | TOKENS_PER_SECOND",
                "Peak concurrent requests:                | 16.00   | concurrency.peak       | 16     | REQUESTS",
                "TOTAL TOKEN THROUGHPUT (TOK/S):          | 300.00  | throughput.total       | 300    | TOKENS_PER_SECOND",
                "P99.9 E2EL (ms):                         | 3100.40 | e2el.p99.9             | 3100.4 | MILLISECONDS",
                "P90 E2E Latency (ms):                    | 900.00  | e2el.p90               | 900    | MILLISECONDS",
                "P95 Latency(s):                          | 17.28   | e2el.p95               | 17280  | MILLISECONDS",
                "Max ITL (ms):                            | 77.00   | itl.max                | 77     | MILLISECONDS",
                "Mean Client Queue Time (ms):             | 5.00    | clientQueue.mean       | 5      | MILLISECONDS",
                "P99 E2EL incl. Client Queue (ms):        | 905.00  | e2elQueued.p99         | 905    | MILLISECONDS",
                "Acceptance rate (%):                     | 62.50   | spec.acceptanceRate    | 0.625  | SHARE",
                "Acceptance length:                       | 2.25    | spec.acceptanceLength  | 2.25   | TOKENS",
                "Drafts:                                  | 800     | spec.drafts            | 800    | COUNT",
                "Accepted tokens:                         | 1000    | spec.acceptedTokens    | 1000   | TOKENS",
                "Position 3:                              | 12.50   | spec.position.3        | 0.125  | SHARE",
            })
    void a_row_of_any_release_has_its_metric(String label, String value, String metric, double expected, Unit unit) {
        String text = VLLM.replaceAll("Total (Token|TOKEN).*\n", "")
                .replace("-----Time per", row(label, value) + "\n-----Time per");

        Reported figure = figures(text).get(metric);

        assertThat(figure.text()).isEqualTo(value);
        assertThat(figure.quantity().value()).isEqualTo(expected);
        assertThat(figure.quantity().unit()).isEqualTo(unit);
    }

    @Test
    void a_block_with_a_backend_is_of_the_other_client() {
        var run = run(SGLANG);

        assertThat(parse(SGLANG).format()).isEqualTo("sglang-serve-console");
        assertThat(setting(run, SettingKey.ENGINE)).contains("sglang");
        assertThat(setting(run, SettingKey.REQUEST_RATE)).contains("inf");
        assertThat(setting(run, SettingKey.MAX_CONCURRENCY)).contains("None");
        assertThat(summary(run).reported()).hasSize(FIGURES + 1).doesNotContainKey("rate.offered");
    }

    @Test
    void gaps_that_were_shared_out_over_tokens_are_shown_but_never_taken_for_gaps() {
        var summary = summary(run(SGLANG));

        assertThat(summary.reported()).containsKey("itlPerToken.mean").doesNotContainKey("itl.mean");
        assertThat(summary.unmeasured().get("itl.mean"))
                .isEqualTo(summary.reported().get("itlPerToken.mean"));
        assertThat(figures(SGLANG.replaceAll("(Backend: +)sglang   ", "$1vllm     ")))
                .containsKey("itl.mean")
                .doesNotContainKey("itlPerToken.mean");
    }

    @Test
    void each_of_several_blocks_is_a_run_with_its_own_lines() {
        String text = "first\n" + VLLM + "second\n" + VLLM.replace("81.25", "99.99") + "\n" + SGLANG;

        assertThat(parse(text).runs())
                .hasSize(3)
                .extracting(run -> run.firstLine())
                .containsExactly(2, 24, 46);
        assertThat(parse(text).format()).isEqualTo("vllm-serve-console");
    }

    @Test
    void a_block_that_lost_its_end_does_not_swallow_the_next_run() {
        String killed = VLLM.substring(0, VLLM.indexOf("Median TPOT"));
        String text = killed + "Namespace(num_prompts=40, max_concurrency=4)\n" + VLLM.replace("81.25", "70.00");

        assertThat(parse(text).runs()).hasSize(2);
        assertThat(setting(parse(text).runs().get(0), SettingKey.MAX_CONCURRENCY))
                .isEmpty();
        assertThat(setting(parse(text).runs().get(1), SettingKey.MAX_CONCURRENCY))
                .contains("4");
    }

    @Test
    void two_blocks_glued_together_are_two_runs_and_a_note() {
        String second =
                VLLM.substring(VLLM.indexOf('\n') + 1).replace("40   ", "41   ").replace("81.25", "70.00");
        String text = VLLM.replaceAll("={50}\n$", "") + second;

        assertThat(parse(text).runs()).hasSize(2);
        assertThat(notes(text, Problem.GLUED_BLOCKS)).singleElement().satisfies(note -> {
            assertThat(note.at().line()).isEqualTo(21);
            assertThat(note.detail()).isEqualTo("Successful requests: 41");
        });
    }

    @Test
    void a_figure_that_stands_there_twice_with_two_values_counts_once_and_is_noted() {
        String text = VLLM.replaceAll("={50}\n$", row("Mean TTFT (ms):", "12.00") + "\n");

        assertThat(figures(text).get("ttft.mean").text()).isEqualTo("81.25");
        assertThat(notes(text, Problem.GLUED_BLOCKS)).hasSize(1);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "nan, IMPOSSIBLE_NUMBER",
        "inf, IMPOSSIBLE_NUMBER",
        "-3.00, IMPOSSIBLE_NUMBER",
        "n/a, UNREADABLE_NUMBER",
        "12.3.4, UNREADABLE_NUMBER",
        "0x1F, UNREADABLE_NUMBER"
    })
    void what_cannot_be_a_latency_is_noted_with_its_place(String value, Problem problem) {
        String text = VLLM.replace("131.75", value);

        assertThat(notes(text, problem))
                .singleElement()
                .satisfies(note -> assertThat(note.at().line()).isEqualTo(lineOf(text, "P99 TTFT")));
    }

    @Test
    void a_zero_that_means_not_measured_is_no_figure_but_can_still_be_quoted() {
        String text = VLLM.replace("81.25", "0.00").replace("80.50", "0.00").replace("131.75", "0.00");

        assertThat(figures(text)).doesNotContainKey("ttft.mean").containsKey("tpot.mean");
        assertThat(summary(run(text)).unmeasured().get("ttft.mean").text()).isEqualTo("0.00");
        assertThat(notes(text, Problem.ZERO_MEANS_UNMEASURED)).hasSize(1);
    }

    @Test
    void when_nothing_was_answered_no_latency_is_known() {
        String text = VLLM.replace("requests:                     40", "requests:                     0 ");

        assertThat(figures(text).keySet()).noneMatch(metric -> metric.matches("(ttft|tpot|itl)\\..*"));
        assertThat(figures(text).get("requests.completed").quantity().value()).isZero();
    }

    @Test
    void an_answer_in_one_piece_has_no_time_to_its_first_token() {
        String text = SGLANG.replace("81.25", "635.00").replaceAll("ITL \\(ms\\):( +)\\d+\\.\\d+", "ITL (ms):$10.00");

        assertThat(figures(text)).containsKey("e2el.mean").doesNotContainKeys("ttft.mean", "tpot.mean", "itl.mean");
    }

    @ParameterizedTest(name = "cut behind “{0}”")
    @CsvSource(
            delimiter = '|',
            value = {"P99 TPOT (ms):                           13|2", "Mean TPOT (ms):                          11.1|0"
            })
    void a_number_that_is_cut_in_half_is_no_figure(String end, int tpots) {
        String text = VLLM.substring(0, VLLM.indexOf(end) + end.length());

        assertThat(figures(text).keySet().stream().filter(metric -> metric.startsWith("tpot")))
                .hasSize(tpots);
        assertThat(notes(text, Problem.TRUNCATED)).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a headline in a program        | print('Serving Benchmark Result')",
                "a headline with nothing below  | ============ Serving Benchmark Result ============",
                "a heading of a page            | ## Serving Benchmark Results",
            })
    void what_only_talks_of_a_block_is_none(String name, String text) {
        assertThat(parse(text + "\n...\n").runs()).isEmpty();
        assertThat(parse(text + "\n...\n").format()).isEqualTo("text");
    }

    @Test
    void a_benchmark_of_pictures_is_named_and_refused() {
        String text = "================= Serving Benchmark Result =================\n"
                + "Successful requests:                     14/20\nLatency Mean (s):                        7.1\n"
                + "Peak Memory Max (MB):                    70000\n";

        assertThat(parse(text).format()).isEqualTo("diffusion-console");
        assertThat(notes(text, Problem.NOT_A_SERVING_RESULT)).hasSize(1);
    }

    @Test
    void sentences_around_a_block_are_kept_and_log_lines_are_not() {
        String text = "INFO 01-02 10:00:00 [a.py:1] Started server process\n# How it went\n" + VLLM
                + "Try to run with --enable-magic to make it faster.\n";

        assertThat(run(text).parts())
                .filteredOn(Prose.class::isInstance)
                .hasSize(2)
                .allSatisfy(part -> assertThat(((Prose) part).lines()).hasSize(1));
    }

    @Test
    void titles_of_sections_that_stand_apart_are_no_sentences() {
        List<String> lines = run(split(VLLM)).parts().stream()
                .filter(Prose.class::isInstance)
                .flatMap(part -> ((Prose) part).lines().stream())
                .map(Prose.Line::text)
                .toList();

        assertThat(lines).isNotEmpty().noneMatch(line -> line.startsWith("---"));
    }

    private static List<LogNote> notes(String text, Problem problem) {
        return parse(text).notes().stream()
                .filter(note -> note.problem() == problem)
                .toList();
    }

    private static String indent(String prefix, String text) {
        return text.lines().map(line -> prefix + line + "\n").reduce("", String::concat);
    }

    private static String stamped(String pattern, String text) {
        int[] second = {10};
        return text.lines()
                .map(line -> String.format(Locale.ROOT, pattern, second[0]++) + line + "\n")
                .reduce("", String::concat);
    }

    /** As a person takes a block apart to explain it. */
    private static String split(String text) {
        String fences = text.replaceAll(
                "(?m)^(-+[A-Z])", "```\n\n- **`Mean TTFT: 81.25`** is fine\n\n## Next (`TPOT`)\n```\n$1");
        return "```\n" + fences.replaceAll("={50}\n", "```\nDone.\n");
    }
}
