package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.benchdoctor.model.Input;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real logs that people saved, where they lie beside the project: how many of which format there are in each folder. */
class CorpusRecognitionTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "console        | diffusion-console 7, sglang-serve-console 12, sweep-table 1, text 2, vllm-serve-console 144",
                "detailed       | vllm-serve-detailed 71",
                "summary        | json 9, serve-metrics-json 30, vllm-serve-detailed 52, vllm-serve-json 117",
                "server         | sglang-server-log 1, text 1, vllm-server-log 100",
                "sglang         | sglang-serve-console 31, sglang-serve-jsonl 4",
                "offline        | vllm-bench-latency 4, vllm-bench-throughput 1",
                "sweep          | sweep-table 15",
                "guidellm       | guidellm-csv 6, guidellm-html 3, guidellm-json 7",
                "aiperf         | aiperf-console 10, aiperf-json 3, aiperf-records 3, text 1",
                "llmperf        | llmperf-individual 8, llmperf-summary 8",
                "inference-perf | inference-perf-prometheus 16, inference-perf-stage 7, workload-trace 1",
                "inferencemax   | inferencemax-json 20",
                "llm-d          | llm-d-report 3",
                "rawtiming      | itl-report 16, request-timings 7, simulator-output 4",
                "trace          | csv 4, workload-trace 6",
                "prometheus     | prometheus 2",
                "other          | genai-bench-json 1, json 46, simulator-output 5, sweep-table 11, text 27",
            })
    void a_folder_holds_what_a_person_found_in_it(String folder, String expected) {
        Path path = Path.of(System.getProperty("shared", "../shared"), "corpus", folder);
        assumeTrue(Files.isDirectory(path), "no real logs beside the project");

        List<Input> inputs = LogReader.read(List.of(path.toString())).batch().inputs();

        Map<String, Long> counts =
                inputs.stream().collect(Collectors.groupingBy(Input::format, TreeMap::new, Collectors.counting()));
        assertThat(counts.toString().replaceAll("[{}]", "").replace('=', ' ')).isEqualTo(expected);
        assertThat(inputs).noneMatch(input -> input.status() == Input.Status.FAILED);
    }
}
