package io.benchdoctor.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.lab.LabFolders;
import io.benchdoctor.parse.LogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule whose facts no log could ever yield would be a rule in name only. */
class RuleFactsTest {
    private static final Path SHARED = Path.of(System.getProperty("shared", "../shared"));

    private static final String RAMP_WITH_CLIENT_QUEUE = """
            {"date": "20260102-030405", "backend": "openai", "model_id": "m", "num_prompts": 400, "request_rate": "inf",
             "ramp_up_strategy": "linear", "ramp_up_start_rps": 5, "ramp_up_end_rps": 36, "max_concurrency": 32,
             "duration": 20.0, "completed": 400, "failed": 0, "total_input_tokens": 40000, "total_output_tokens": 20000,
             "request_throughput": 20.0, "output_throughput": 1000.0, "total_token_throughput": 3000.0,
             "mean_ttft_ms": 60.0, "median_ttft_ms": 50.0, "std_ttft_ms": 20.0, "p99_ttft_ms": 130.0,
             "mean_client_queue_time_ms": 300.0, "median_client_queue_time_ms": 200.0,
             "std_client_queue_time_ms": 200.0, "p99_client_queue_time_ms": 1900.0}
            """;

    private static final String STATISTICS_WITH_PREEMPTIONS = """
            INFO 01-02 03:04:05 [api_server.py:1] vLLM API server version 0.11.0
            INFO 01-02 03:05:05 [loggers.py:1] Engine 000: Avg prompt throughput: 812.5 tokens/s, \
            Avg generation throughput: 96.0 tokens/s, Running: 12 reqs, Waiting: 3 reqs, Preemptions: 2, \
            GPU KV cache usage: 98.1%, Prefix cache hit rate: 0.0%
            """;

    private final Set<String> open =
            new TreeSet<>(RuleFacts.askedBy(RuleBook.standard().files()).keySet());

    @TempDir
    private Path folder;

    @Test
    void what_no_sample_and_no_run_of_the_lab_yields_is_listed_with_the_input_that_would() throws IOException {
        below(Path.of("samples")).forEach(this::learn);
        LabFolders.write(folder).forEach(this::learn);

        assertThat(open).isEqualTo(RuleFacts.inputs().keySet());
    }

    /** The list tells of inputs that exist: where real logs are at hand, they say so, and for the rest logs of our own. */
    @Test
    void what_is_listed_is_yielded_by_some_log() throws IOException {
        open.retainAll(RuleFacts.inputs().keySet());
        Files.writeString(folder.resolve("result.json"), RAMP_WITH_CLIENT_QUEUE);
        Files.writeString(folder.resolve("server.log"), STATISTICS_WITH_PREEMPTIONS);
        learn(folder.resolve("result.json"));
        learn(folder.resolve("server.log"));
        for (String kind : List.of("scenarios", "corpus/server", "corpus")) {
            for (Path path : below(SHARED.resolve(kind))) {
                if (!open.isEmpty()) {
                    learn(path);
                }
            }
        }
        assumeThat(SHARED).isDirectory();

        assertThat(open).isEmpty();
    }

    private void learn(Path path) {
        LogReader.Result read = LogReader.read(List.of(path.toString()));
        read.batch().runs().forEach(run -> {
            FactSheet sheet = FactSheet.of(run, Facts.ALL);
            open.removeIf(fact -> sheet.get(fact).known().isPresent());
        });
    }

    private static List<Path> below(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(root)) {
            return paths.filter(Files::isDirectory).sorted().toList();
        }
    }
}
