package io.benchdoctor.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.Metric;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionTest {
    private static final Messages ENGLISH = Messages.in("en");

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "sglang-serve-console, itlPerToken.mean, shared-out-gap",
        "sglang-serve-console, itl.mean,",
        "vllm-serve-console, itl.mean,",
        "aiperf-json, tpot.p99, called-inter-token",
        "guidellm-csv, itl.mean, mean-per-request",
        "guidellm-csv, ttft.p99, rank-of-a-request",
        "guidellm-csv, ttft.median, rank-of-a-request",
        "guidellm-csv, ttft.mean,",
        "inference-perf-prometheus, server.ttft.p90, rank-of-a-histogram",
        "inference-perf-prometheus, server.ttft.mean, seen-by-the-server",
        "llmperf-summary, requests.failed, short-answer-failed",
    })
    void the_first_row_that_fits_a_figure_counts(String format, String metric, String id) {
        Optional<String> found = Definition.standard().stream()
                .filter(row -> row.fits(format, metric))
                .map(Definition::id)
                .findFirst();

        assertThat(found).isEqualTo(Optional.ofNullable(id));
    }

    @Test
    void every_row_names_formats_and_metrics_that_exist() {
        assertThat(Definition.standard()).allSatisfy(row -> {
            assertThat(row.formats()).isNotEmpty().allMatch(format -> ENGLISH.has("format." + format));
            assertThat(row.metrics()).isNotEmpty().allMatch(DefinitionTest::isKnown);
            assertThat(row.source()).isNotBlank();
            assertThat(row.checked()).matches("20\\d\\d-\\d\\d");
        });
    }

    @Test
    void an_unknown_key_is_a_mistake() {
        assertThatThrownBy(() -> Definition.read("book.yaml", "- {id: a, formats: [b], metrics: [c], kind: d}"))
                .hasMessageContaining("book.yaml:1");
    }

    private static boolean isKnown(String metric) {
        return Metric.unit(metric).isPresent() || Metric.unit(metric + ".mean").isPresent();
    }
}
