package io.benchdoctor.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.benchdoctor.facts.Demand;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.facts.Sweep;
import io.benchdoctor.facts.SweepPoint;
import io.benchdoctor.parse.LogReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The families that people published: of each folder how many sweeps over which levels, where they lie beside the project. An
 * exclamation mark stands behind a level that does not count. What is not there was looked at, and is none: two levels, other
 * prompts at every level, variants of a server at one load, a load that only the prose tells.
 */
class SweepCorpusTest {
    private static final RuleBook RULES = RuleBook.standard();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "sweep/911-mickie__llm-serving-benchmark           | 4 concurrency.limit 1 2 4",
                "sweep/argonne-lcf__LLM-Inference-Bench            | none",
                "sweep/lijiaweiphilip-web__l40s-llm-bench          | none",
                "sweep/pillaiharish__llm-serving-performance-lab   | 1 concurrency.limit 1 2 4, 1 concurrency.limit 1 2 4 8 16",
                "sweep/shihanqu__vllm-benchmark-suite              | 56 concurrency.limit 1 2 4 8 16 32 64",
                "sweep/tsho__vllm-benchmark-scripts                | 3 rate.offered 1 2 4 8 16 32 inf!",
                "detailed/alint77__jupiter-glm52-vllm-worklog      | none",
                "detailed/pillaiharish__llm-serving-performance-lab| 1 concurrency.limit 1 2 4, 1 concurrency.limit 1 2 4 8 16",
                "console/WILLIAM-qmul__SGLang-dLoRA                | 2 rate.offered 2 4 8 16 32 64",
                "console/alint77__jupiter-glm52-vllm-worklog       | 1 input.length 4096 32768 399744",
                "console/djangodevreng__dgx-spark-benchmarks       | 1 rate.offered 0.1 0.2 0.3, "
                        + "21 rate.offered 0.1 0.2 0.3 0.5 0.7 1, 1 rate.offered 0.1 0.2 0.3 0.5 0.7 1!",
                "console/gpustack__gpustack                        | none",
                "console/kubeai-project__kubeai                    | none",
                "console/lhl__strix-halo-testing                   | 1 concurrency.limit 1 8 16",
                "console/mystous__vllm_hybrid                      | none",
                "console/pillaiharish__llm-serving-performance-lab | 1 concurrency.limit 1 2 4, 1 concurrency.limit 1 2 4 8 16",
                "console/tsho__vllm-benchmark-scripts              | 1 rate.offered 1 2 4 16, 1 rate.offered 1 2 4 8 16, "
                        + "1 rate.offered 1 2 8, 1 rate.offered 1 4 8, 1 rate.offered 1 8 32, 1 rate.offered 4 16 32",
                "summary/djangodevreng__dgx-spark-benchmarks       | none",
                "summary/jasl__vllm-ds4-sm120-harness              | 5 concurrency.limit 1 2 4, "
                        + "6 concurrency.limit 1 2 4 8, 1 concurrency.limit 1 2 8 16 24, 1 concurrency.limit 1 4 8 16 24, "
                        + "1 input.length 100000 128000 150000",
                "summary/tsho__vllm-benchmark-scripts              | 1 rate.offered 1 2 32, 1 rate.offered 1 2 4 16, "
                        + "1 rate.offered 1 2 4 32, 1 rate.offered 1 4 8 16, 2 rate.offered 2 4 8 16 32",
                "sglang/datacrunch-research__h200-benchmarks       | 1 rate.offered 1 2 4 8, 1 rate.offered 1 2 4 8 16",
                "sglang/sgl-project__sgl-cookbook                  | 13 concurrency.limit 1 16 100, 14 concurrency.limit 1 16 64",
                "inferencemax/SemiAnalysisAI__InferenceX           | 1 concurrency.limit 8 16 32, 1 concurrency.limit 8 48 64",
                "other/gpustack__gpustack                          | none",
                "other/jasl__vllm-ds4-sm120-harness                | none",
                "other/nv-action__vllm-benchmarks                  | 1 concurrency.limit 1 2 4 8 16",
                "inference-perf/kubernetes-sigs__inference-perf    | 1 rate.offered 52.49 61.79 72.61474308924782 "
                        + "78.2186473939697 79.17602075353734 85.62 176.95055183316148",
                "aiperf/ajcasagrande__aiperf                       | 1 concurrency.limit 1 2 4",
                "rawtiming/paladin8__infer                         | none",
            })
    void a_folder_holds_the_sweeps_that_a_person_found_in_it(String folder, String expected) throws IOException {
        Path path = Path.of(System.getProperty("shared", "../shared"), "corpus", folder);
        assumeTrue(Files.isDirectory(path), "no real logs beside the project");

        Map<String, Integer> families = new TreeMap<>();
        sweeps(path).forEach(sweep -> families.merge(told(sweep.sweep()), 1, Integer::sum));

        String found = families.entrySet().stream()
                .map(family -> family.getValue() + " " + family.getKey())
                .collect(Collectors.joining(", "));
        assertThat(found.isEmpty() ? "none" : found).isEqualTo(expected);
    }

    @Test
    void the_capacity_lies_between_the_loads_that_were_measured() throws IOException {
        Path path = Path.of(System.getProperty("shared", "../shared"), "corpus", "sglang");
        assumeTrue(Files.isDirectory(path), "no real logs beside the project");

        assertThat(sweeps(path)).isNotEmpty().allSatisfy(sweep -> sweep.facts()
                .get("sweep.capacity.inFlight")
                .known()
                .ifPresent(capacity -> assertThat(capacity.value())
                        .isBetween(
                                inside(sweep).min().orElseThrow(),
                                inside(sweep).max().orElseThrow())));
    }

    private static DoubleStream inside(SweepDiagnosis sweep) {
        return sweep.sweep().counted().stream()
                .mapToDouble(point -> point.figure(SweepPoint.INSIDE).orElseThrow());
    }

    private static List<SweepDiagnosis> sweeps(Path folder) throws IOException {
        LogReader.Result read = LogReader.read(List.of(folder.toString()), InputStream.nullInputStream());
        List<Diagnosis> runs = read.batch().runs().stream()
                .map(run -> RULES.diagnose(run, FactSheet.of(run, Facts.ALL)))
                .toList();
        return RULES.sweeps(runs, Demand.NONE);
    }

    private static String told(Sweep sweep) {
        return sweep.lever().id()
                + sweep.points().stream()
                        .map(point -> " " + point.name().replaceFirst("\\.0$", "")
                                + (point.leftOut().isPresent() ? "!" : ""))
                        .collect(Collectors.joining());
    }
}
