package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.benchdoctor.model.Batch;
import io.benchdoctor.model.Input.Status;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.RunPart.BenchSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Real results of GuideLLM, where they lie beside the project; the expected figures were worked out by hand. */
class GuideLlmCorpusTest {
    @Test
    void sixteen_files_tell_of_eight_runs_and_all_is_read() {
        Batch batch = batch();

        assertThat(batch.inputs()).hasSize(16).allMatch(input -> input.status() == Status.PARSED);
        assertThat(batch.runs()).hasSize(8);
        assertThat(batch.runs().stream().mapToInt(run -> run.sources().size()).sum())
                .isEqualTo(6 + 6 + 3 + 2);
    }

    @Test
    void a_run_of_a_model_that_does_not_think_has_its_first_token_and_its_throughput() {
        Run run = of("Olmo-3.1-32B--Q8_0");

        assertThat(value(run, "ttft.mean")).isEqualTo(929.6948909759521);
        assertThat(value(run, "e2el.p99")).isEqualTo(1288093.523979187);
        assertThat(value(run, "throughput.output")).isEqualTo(6.320887465009902);
        assertThat(value(run, "itl.mean")).isEqualTo(158.22508251869272);
        assertThat(value(run, "tokens.output")).isEqualTo(8135);
    }

    @Test
    void a_run_of_a_model_that_thinks_has_the_first_token_of_its_thinking() {
        Run run = of("qwen3.6-35b-a3b-Q8_0");
        RequestTimings timings = run.timings().orElseThrow();

        assertThat(timings.ttftSeconds(0).orElseThrow()).isCloseTo(0.5073831, Offset.offset(1e-6));
        assertThat(timings.e2eSeconds(0).orElseThrow()).isCloseTo(62.3270433, Offset.offset(1e-6));
        assertThat(run.parts(BenchSummary.class).get(0).reported())
                .doesNotContainKeys("ttft.mean", "throughput.output", "itl.mean");
    }

    private static double value(Run run, String metric) {
        return run.parts(BenchSummary.class).get(0).figure(metric).orElseThrow().value();
    }

    private static Run of(String name) {
        return batch().runs().stream()
                .filter(run -> run.sources().get(0).path().contains(name))
                .findFirst()
                .orElseThrow();
    }

    private static Batch batch() {
        Path path = Path.of(System.getProperty("shared", "../shared"), "corpus/guidellm");
        assumeTrue(Files.isDirectory(path), "no real logs beside the project");
        return LogReader.read(List.of(path.toString())).batch();
    }
}
