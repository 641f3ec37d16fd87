package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.RunPart;
import io.benchdoctor.model.RunPart.BenchSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real results that people saved: their own summary is the yardstick for their raw timings. */
class VllmJsonCorpusTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({"corpus/detailed, 71", "corpus/summary, 169"})
    void raw_timings_reproduce_the_statistics_that_were_saved_with_them(String folder, int least) throws IOException {
        List<Path> files = Logs.below(folder);
        assumeFalse(files.isEmpty(), "no real logs beside the project");

        int read = 0;
        for (Path file : files) {
            if (new VllmJsonFormat().recognizes(Logs.head(file))) {
                Parsed parsed = new VllmJsonFormat().parse(Logs.of(file));
                assertThat(parsed.runs()).as("%s", file).isNotEmpty();
                parsed.runs().forEach(run -> compare(file, run));
                read++;
            }
        }
        assertThat(read).isGreaterThanOrEqualTo(least);
    }

    @Test
    void no_other_real_log_is_taken_for_such_a_result() throws IOException {

        for (Path file : Logs.below("corpus")) {
            if (!file.toString().matches(".*corpus.(detailed|summary).*")) {
                assertThat(new VllmJsonFormat().recognizes(Logs.head(file)))
                        .as("%s", file)
                        .isFalse();
            }
        }
    }

    private static void compare(Path file, Parsed.ParsedRun run) {
        BenchSummary summary = part(run, BenchSummary.class);
        RequestTimings timings = part(run, RequestTimings.class);
        if (timings == null || summary.format().equals("vllm-serve-json")) {
            return;
        }
        Map<String, double[]> samples = samples(timings);
        summary.reported().forEach((metric, reported) -> {
            String family = metric.split("\\.")[0];
            if (samples.containsKey(family)) {
                double expected = reported.quantity().value();
                double[] sorted = samples.get(family);
                // The client's own end of a request lies a hair behind its last chunk, so a spread near zero may
                // differ.
                double tolerance =
                        family.equals("tpot") ? 1e-4 * Math.max(expected, statistic(sorted, "mean")) : 1e-6 * expected;
                assertThat(statistic(sorted, metric.substring(family.length() + 1)))
                        .as("%s of %s", metric, file)
                        .isCloseTo(expected, Offset.offset(tolerance + 1e-9));
            }
        });
    }

    /** By the client's definitions, milliseconds, rising. */
    private static Map<String, double[]> samples(RequestTimings timings) {
        Map<String, double[]> samples = new LinkedHashMap<>();
        samples.put("ttft", gathered(timings, timings::ttftSeconds));
        samples.put("tpot", gathered(timings, request -> {
            int tokens = timings.outputTokens(request).orElse(0);
            return tokens <= 1 || timings.failed(request)
                    ? OptionalDouble.empty()
                    : OptionalDouble.of((timings.e2eSeconds(request).orElseThrow()
                                    - timings.ttftSeconds(request).orElseThrow())
                            / (tokens - 1));
        }));
        double[] gaps = timings.pooledGapMillis();
        Arrays.sort(gaps);
        samples.put("itl", gaps);
        return samples;
    }

    private static double[] gathered(RequestTimings timings, IntFunction<OptionalDouble> seconds) {
        return IntStream.range(0, timings.count())
                .mapToObj(seconds)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(value -> value.getAsDouble() * 1000)
                .sorted()
                .toArray();
    }

    private static double statistic(double[] sorted, String name) {
        return switch (name) {
            case "mean" -> Arrays.stream(sorted).average().orElse(0);
            case "median" -> percentile(sorted, 50);
            case "std" -> {
                double mean = Arrays.stream(sorted).average().orElse(0);
                yield Math.sqrt(Arrays.stream(sorted)
                        .map(value -> (value - mean) * (value - mean))
                        .average()
                        .orElse(0));
            }
            default -> percentile(sorted, Double.parseDouble(name.substring(1)));
        };
    }

    /** Linear between the closest ranks, as numpy does it. */
    private static double percentile(double[] sorted, double percent) {
        double rank = (sorted.length - 1) * percent / 100;
        int below = (int) rank;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }

    private static <P extends RunPart> P part(Parsed.ParsedRun run, Class<P> kind) {
        return run.parts().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElse(null);
    }
}
