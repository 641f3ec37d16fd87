package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import io.benchdoctor.model.Batch;
import io.benchdoctor.model.Input;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.RunPart.BenchSummary;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Tables of AIPerf and GenAI-Perf, wherever they stand in a page. */
class AiperfConsoleTest {
    static final String TABLE = """
            # A page
            ```bash
            aiperf profile \\
                --model org/Tiny \\
                --concurrency 8 --request-count 20
            ```
                        NVIDIA AIPerf | LLM Metrics
            ┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━┳━━━━━━━━┳━━━━━━━━━━┳━━━━━━━━━━┓
            ┃                       Metric ┃      p99 ┃    avg ┃      p50 ┃      std ┃
            ┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━╇━━━━━━━━╇━━━━━━━━━━╇━━━━━━━━━━┩
            │     Time to First Token (ms) │    59.53 │  50.04 │    51.80 │     6.52 │
            │        Request Latency (sec) │ 5,707.95 │   3.65 │     3.26 │     1.03 │
            │     Inter Token Latency (ms) │     3.45 │   3.40 │     3.40 │     0.03 │
            │      Output Token Throughput │   297.57 │ 294.11 │   293.85 │     2.31 │
            │   Per User (tokens/sec/user) │          │        │          │          │
            │      Output Token Throughput │      N/A │ 287.44 │      N/A │      N/A │
            │                 (tokens/sec) │          │        │          │          │
            │   Request Throughput (req/s) │        - │   0.27 │        - │        - │
            │     Request Count (requests) │      N/A │  20.00 │      N/A │      N/A │
            └──────────────────────────────┴──────────┴────────┴──────────┴──────────┘
            Words behind it.
            """;

    @Test
    void a_table_is_read_by_its_header_in_the_units_of_its_labels() {
        ParsedRun run = only(TABLE);

        assertThat(values(run))
                .containsEntry("ttft.p99", 59.53)
                .containsEntry("ttft.mean", 50.04)
                .containsEntry("ttft.median", 51.80)
                .containsEntry("ttft.std", 6.52)
                .containsEntry("tpot.p99", 3.45)
                .containsEntry("e2el.mean", 3650.0)
                .containsEntry("throughput.output", 287.44)
                .containsEntry("throughput.requests", 0.27)
                .containsEntry("requests.completed", 20.0)
                .doesNotContainKeys("itl.mean", "itl.p99")
                .doesNotContainValue(294.11);
        assertThat(values(run).get("e2el.p99")).isCloseTo(5_707_950, within(1e-6));
        assertThat(summary(run).reported().get("e2el.p99").text()).isEqualTo("5,707.95");
        assertThat(summary(run).reported().get("ttft.mean").at().line()).isEqualTo(11);
        assertThat(summary(run).reported().get("throughput.output").at().line()).isEqualTo(16);
    }

    @Test
    void the_command_nearest_above_made_the_run() {
        Map<SettingKey, String> settings = new TreeMap<>();
        only("aiperf profile --model other --random-seed 3\n" + TABLE)
                .settings()
                .forEach((key, setting) -> settings.put(key, setting.value()));

        assertThat(settings)
                .containsEntry(SettingKey.MODEL, "org/Tiny")
                .containsEntry(SettingKey.MAX_CONCURRENCY, "8")
                .containsEntry(SettingKey.NUM_PROMPTS, "20")
                .doesNotContainKey(SettingKey.SEED);
    }

    @Test
    void every_table_of_a_page_is_a_run_and_a_command_counts_for_one() {
        String second = TABLE.substring(TABLE.indexOf("            NVIDIA")).replace("AIPerf", "GenAI-Perf");
        List<ParsedRun> runs = read(TABLE + second).parsed().runs();

        assertThat(runs).hasSize(2);
        assertThat(runs.get(1).settings()).isEmpty();
        assertThat(values(runs.get(1))).isEqualTo(values(runs.get(0)));
    }

    @Test
    void the_lines_of_a_table_are_kept_for_showing() {
        assertThat(read(TABLE).parsed().kept().get(11)).contains("Time to First Token (ms)");
    }

    @Test
    void a_table_of_another_kind_is_no_result() {
        assertThat(read(TABLE.replace("LLM Metrics", "Multi-Modal Metrics"))
                        .input()
                        .status())
                .isEqualTo(Input.Status.UNRECOGNISED);
    }

    @Test
    void a_row_that_lost_a_cell_is_passed_over_and_noted() {
        Parsed parsed =
                read(TABLE.replace("│    59.53 │  50.04 ", "│    59.53 ")).parsed();

        assertThat(values(parsed.runs().get(0))).doesNotContainKey("ttft.mean").containsKey("e2el.mean");
        assertThat(parsed.notes()).extracting(LogNote::problem).containsExactly(Problem.UNREADABLE_LINE);
    }

    @Test
    void a_table_cut_anywhere_tells_no_figure_that_the_whole_does_not_tell() {
        byte[] whole = TABLE.getBytes(StandardCharsets.UTF_8);
        Map<String, Double> known = values(only(TABLE));

        qt().forAll(integers().between(1, whole.length)).checkAssert(length -> {
            ReadLog log = ReadLog.of(Logs.of(Arrays.copyOf(whole, length)), Optional.empty());

            for (ParsedRun run : log.parsed().runs()) {
                assertThat(known).containsAllEntriesOf(values(run));
            }
        });
    }

    @Test
    void what_was_printed_is_read_back() {
        qt().forAll(integers().between(0, 99_999_999)).checkAssert(cents -> {
            String printed = "%d.%02d".formatted(cents / 100, cents % 100);

            Map<String, Double> values = values(only(TABLE.replace("59.53", printed)));

            assertThat(values).containsEntry("ttft.p99", Double.parseDouble(printed));
        });
    }

    @Test
    void real_pages_hold_the_tables_that_a_person_counted() {
        Path path = Path.of(System.getProperty("shared", "../shared"), "corpus/aiperf");
        assumeTrue(Files.isDirectory(path), "no real logs beside the project");

        Batch batch = LogReader.read(List.of(path.toString())).batch();

        List<Input> pages = batch.inputs().stream()
                .filter(input -> input.format().equals("aiperf-console"))
                .toList();
        assertThat(pages).hasSize(10).allMatch(page -> page.status() == Input.Status.PARSED);
        assertThat(batch.runs().stream()
                        .filter(run -> run.sources().get(0).format().equals("aiperf-console")))
                .hasSize(18);
        BenchSummary goodput = batch.runs().stream()
                .filter(run -> run.sources().get(0).path().endsWith("docs_tutorials_goodput.md"))
                .findFirst()
                .orElseThrow()
                .parts(BenchSummary.class)
                .get(0);
        assertThat(goodput.reported().get("throughput.goodput").quantity().value())
                .isEqualTo(0.14);
        assertThat(goodput.reported().get("e2el.max").quantity().value()).isEqualTo(5807.03);
    }

    private static ReadLog read(String text) {
        return ReadLog.of(Logs.of(text), Optional.empty());
    }

    private static ParsedRun only(String text) {
        List<ParsedRun> runs = read(text).parsed().runs();
        assertThat(runs).hasSize(1);
        return runs.get(0);
    }

    private static BenchSummary summary(ParsedRun run) {
        return (BenchSummary) run.parts().get(0);
    }

    private static Map<String, Double> values(ParsedRun run) {
        Map<String, Double> values = new TreeMap<>();
        for (Map.Entry<String, Reported> figure : summary(run).reported().entrySet()) {
            values.put(figure.getKey(), figure.getValue().quantity().value());
        }
        return values;
    }
}
