package io.benchdoctor.parse;

import static io.benchdoctor.parse.ToolSamples.summary;
import static io.benchdoctor.parse.ToolSamples.timings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.benchdoctor.model.Input;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Real results of other tools, where they lie beside the project. */
class ToolsCorpusTest {
    @Test
    void the_gaps_of_an_itl_report_reproduce_its_own_statistics() throws IOException {
        List<ReadLog> logs = logs("rawtiming", "itl-report");

        assertThat(logs).hasSize(16).allMatch(log -> log.input().status() == Input.Status.PARSED);
        List<ParsedRun> runs = runs(logs);
        assertThat(runs).hasSize(56);
        for (ParsedRun run : runs) {
            double[] ttft = ttftMillis(timings(run));
            double[] gaps = timings(run).pooledGapMillis();
            Arrays.sort(gaps);
            check(run, "ttft.mean", mean(ttft));
            check(run, "ttft.p95", percentile(ttft, 95));
            check(run, "itl.mean", mean(gaps));
            check(run, "itl.median", percentile(gaps, 50));
            check(run, "itl.p99", percentile(gaps, 99));
        }
    }

    @Test
    void request_timings_are_read_and_those_that_are_made_up_say_so() throws IOException {
        List<ReadLog> logs = logs("rawtiming", "request-timings");

        assertThat(logs).hasSize(7).allMatch(log -> log.input().status() == Input.Status.PARSED);
        assertThat(logs.stream().filter(log -> log.parsed().notes().stream()
                        .anyMatch(note -> note.problem() == Problem.MARKED_SYNTHETIC)))
                .hasSize(2);
        ParsedRun engine = logs.get(0).parsed().runs().get(0);
        assertThat(timings(engine).count()).isEqualTo(300);
        assertThat(timings(engine).decodeSeconds(0)).isCloseTo(16.880882965, within(1e-9));
    }

    @Test
    void single_responses_of_llmperf_reproduce_the_summary_of_the_same_run() throws IOException {
        List<ReadLog> summaries = logs("llmperf", "llmperf-summary");
        List<ReadLog> individuals = logs("llmperf", "llmperf-individual");

        assertThat(summaries).hasSize(8).allMatch(log -> log.input().status() == Input.Status.PARSED);
        assertThat(individuals).hasSize(8).allMatch(log -> log.input().status() == Input.Status.PARSED);
        for (String model : List.of("together_7b", "together_13b", "lepton_70b")) {
            double[] ttft = ttftMillis(timings(named(individuals, model)));
            ParsedRun run = named(summaries, model);
            var reported = summary(run).reported();
            assertThat(reported.get("requests.completed").quantity().value()).isEqualTo(ttft.length);
            assertThat(reported.get("ttft.mean").quantity().value()).isCloseTo(mean(ttft), within(1e-6));
            assertThat(reported.get("ttft.p99").quantity().value()).isCloseTo(percentile(ttft, 99), within(1e-6));
            assertThat(summary(run).figure("ttft.std").orElseThrow().value()).isCloseTo(deviation(ttft), within(1e-6));
        }
    }

    @Test
    void stages_of_inference_perf_are_read_as_clients_and_servers_saw_them() throws IOException {
        List<ReadLog> stages = logs("inference-perf", "inference-perf-stage");
        List<ReadLog> servers = logs("inference-perf", "inference-perf-prometheus");

        assertThat(stages).hasSize(7).allMatch(log -> log.input().status() == Input.Status.PARSED);
        assertThat(servers).hasSize(16).allMatch(log -> log.input().status() == Input.Status.PARSED);
        var eagle = summary(named(stages, "eagle_results_stage_6")).reported();
        assertThat(eagle.get("rate.offered").text()).isEqualTo("72.61474308924782");
        assertThat(eagle.get("ttft.p99").quantity().value()).isCloseTo(4766.233170866035, within(1e-9));
        assertThat(summary(named(stages, "eagle_results_stage_6"))
                        .figure("tokens.output")
                        .orElseThrow()
                        .value())
                .isCloseTo(392092, within(1e-6));
        var v0 = summary(named(servers, "v0_engine_results_summary")).reported();
        assertThat(v0.get("server.ttft.mean").quantity().value()).isCloseTo(3747.627, within(1e-9));
    }

    @Test
    void snapshots_of_servers_are_read_model_by_model() throws IOException {
        List<ReadLog> logs = logs("prometheus", "prometheus");

        assertThat(logs).hasSize(2).allMatch(log -> log.input().status() == Input.Status.PARSED);
        ParsedRun llama = named(logs, "kubeai");
        assertThat(llama.settings().get(SettingKey.MODEL).value()).startsWith("neuralmagic/");
        assertThat(summary(llama).figure("server.e2el.mean").orElseThrow().value())
                .isCloseTo(93.24844908714294 / 6 * 1000, within(1e-6));
        assertThat(summary(llama).figure("server.itl.mean").orElseThrow().value())
                .isCloseTo(98.35070300102234 / 2537 * 1000, within(1e-6));
        assertThat(summary(named(logs, "vllm-tuner"))
                        .figure("server.prefixHitShare")
                        .orElseThrow()
                        .value())
                .isCloseTo(0.6, within(1e-12));
    }

    private static ParsedRun named(List<ReadLog> logs, String part) {
        return logs.stream()
                .filter(log -> log.input().path().contains(part))
                .findFirst()
                .orElseThrow()
                .parsed()
                .runs()
                .get(0);
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }

    private static void check(ParsedRun run, String metric, double computed) {
        assertThat(summary(run).reported().get(metric).quantity().value())
                .as("%s in line %s", metric, run.firstLine())
                .isCloseTo(computed, within(0.011));
    }

    static List<ReadLog> logs(String folder, String format) throws IOException {
        List<Path> files = Logs.below("corpus/" + folder);
        assumeTrue(!files.isEmpty(), "no real logs beside the project");
        return files.stream()
                .map(ToolsCorpusTest::read)
                .filter(log -> log.input().format().equals(format))
                .toList();
    }

    private static ReadLog read(Path file) {
        try {
            return ReadLog.of(Logs.of(file), Optional.empty());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static List<ParsedRun> runs(List<ReadLog> logs) {
        return logs.stream().flatMap(log -> log.parsed().runs().stream()).toList();
    }

    private static double[] ttftMillis(RequestTimings timings) {
        return IntStream.range(0, timings.count())
                .filter(request -> !timings.failed(request))
                .mapToDouble(request -> timings.ttftSeconds(request).orElseThrow() * 1000)
                .sorted()
                .toArray();
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** Linear between the closest ranks. */
    static double percentile(double[] sorted, double percent) {
        double rank = (sorted.length - 1) * percent / 100;
        int below = (int) rank;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }
}
