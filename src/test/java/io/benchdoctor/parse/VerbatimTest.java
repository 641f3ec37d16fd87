package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.benchdoctor.model.Reported;
import io.benchdoctor.model.RunPart.BenchSummary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** “Reported” says that the figure stands so in the log: in that line, to the last character, but for its unit. */
class VerbatimTest {
    /** Seconds, nanoseconds, per minute, per cent, and what is printed in the unit of the metric. */
    private static final double[] UNITS = {1, 1000, 1e-3, 1e-6, 1 / 60.0, 0.01};

    /** Beyond this a log is raw timings; its few summary figures are like those of the smaller ones. */
    private static final long LARGEST = 2_000_000;

    static Set<String> names() {
        return samples().keySet();
    }

    private static Map<String, String> samples() {
        Map<String, String> samples = new LinkedHashMap<>(ToolSamples.ALL);
        samples.put("vllm console", Blocks.VLLM);
        samples.put("sglang console", Blocks.SGLANG);
        samples.put("aiperf", AiperfLogs.SUMMARY);
        samples.put("guidellm json", GuideLlmLogs.JSON);
        // A record that goes on over the end of its line is placed where it begins.
        samples.put("guidellm csv", GuideLlmLogs.CSV.replace(",\n ", ", "));
        samples.put("guidellm html", GuideLlmLogs.HTML);
        return samples;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void every_reported_figure_of_a_sample_stands_in_its_line(String name) throws IOException {
        assertThat(strangers(Logs.of(samples().get(name)))).isEmpty();
    }

    @Test
    void every_reported_figure_of_a_real_log_stands_in_its_line() throws IOException {
        List<Path> files = Logs.below("corpus");
        assumeTrue(!files.isEmpty(), "no real logs beside the project");

        List<String> strangers = new ArrayList<>();
        for (Path file : files) {
            LogSource source = Logs.of(file);
            if (source.bytes() <= LARGEST) {
                strangers.addAll(strangers(source));
            }
        }
        assertThat(strangers).isEmpty();
    }

    @Test
    void what_is_not_printed_is_derived_and_says_how() {
        BenchSummary summary = summary(ToolSamples.LLMPERF_SUMMARY);

        assertThat(summary.reported()).doesNotContainKeys("duration", "tokens.output", "ttft.std");
        assertThat(summary.derived().get("duration").formula()).isEqualTo("requests.completed / throughput.requests");
        assertThat(summary.derived().get("duration").at()).hasSize(2);
        assertThat(summary.figure("duration").orElseThrow().value())
                .isCloseTo(
                        summary.figure("requests.completed").orElseThrow().value()
                                / summary.figure("throughput.requests")
                                        .orElseThrow()
                                        .value(),
                        within(1e-9));
    }

    @Test
    void counters_of_several_series_are_a_sum_and_one_series_is_a_figure() {
        String one = "vllm:request_success_total{finished_reason=\"stop\",model_name=\"m\"} 4.0\n";
        String more = one + "vllm:request_success_total{finished_reason=\"length\",model_name=\"m\"} 3.0\n";

        assertThat(summary(one).reported().get("server.requests.completed").text())
                .isEqualTo("4.0");
        assertThat(summary(more).reported()).doesNotContainKey("server.requests.completed");
        assertThat(summary(more).derived().get("server.requests.completed"))
                .satisfies(sum -> assertThat(sum.quantity().value()).isEqualTo(7))
                .satisfies(sum -> assertThat(sum.at()).hasSize(2));
    }

    private static BenchSummary summary(String text) {
        return ToolSamples.summary(
                ReadLog.of(Logs.of(text), Optional.empty()).parsed().runs().get(0));
    }

    /** Reported figures that do not stand where they are said to stand. */
    private static List<String> strangers(LogSource source) throws IOException {
        Map<Reported, String> figures = new LinkedHashMap<>();
        ReadLog.of(source, Optional.empty()).parsed().runs().forEach(run -> run.parts().stream()
                .filter(BenchSummary.class::isInstance)
                .map(BenchSummary.class::cast)
                .forEach(summary -> {
                    summary.reported().forEach((metric, figure) -> figures.put(figure, metric));
                    summary.unmeasured().forEach((metric, figure) -> figures.put(figure, metric));
                }));
        Set<Integer> lines = new HashSet<>();
        figures.keySet().forEach(figure -> lines.add(figure.at().line()));
        Map<Integer, String> texts = figures.isEmpty() ? Map.of() : texts(source, lines);
        List<String> strangers = new ArrayList<>();
        figures.forEach((figure, metric) -> {
            boolean there = texts.getOrDefault(figure.at().line(), "").contains(figure.text());
            if (!there || !isOnlyConverted(figure)) {
                strangers.add(figure.at() + " " + metric + " " + figure.text());
            }
        });
        return strangers;
    }

    private static boolean isOnlyConverted(Reported figure) {
        double printed = Double.parseDouble(figure.text().replace(",", ""));
        for (double unit : UNITS) {
            double value = printed * unit;
            if (Math.abs(value - figure.quantity().value()) <= 1e-12 * Math.abs(value)) {
                return true;
            }
        }
        return false;
    }

    private static Map<Integer, String> texts(LogSource source, Set<Integer> numbers) throws IOException {
        Map<Integer, String> texts = new LinkedHashMap<>();
        try (InputStream in = source.open()) {
            int number = 0;
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\r?\n", -1)) {
                if (numbers.contains(++number)) {
                    texts.put(number, line);
                }
            }
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        return texts;
    }
}
