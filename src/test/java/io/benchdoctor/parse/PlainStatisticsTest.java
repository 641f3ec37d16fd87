package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.model.SourceRef;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainStatisticsTest {
    private static final String LINE =
            "Engine %s: Avg prompt throughput: %s tokens/s, Avg generation throughput: %s tokens/s, "
                    + "Running: %s reqs, Waiting: %s reqs, GPU KV cache usage: %s%%, Prefix cache hit rate: %s%%";
    private static final SourceRef AT = new SourceRef("server.log", 7);
    private static final OptionalDouble CLOCK = OptionalDouble.of(12.5);

    @Test
    void a_plain_line_is_read_as_the_grammar_reads_it() {
        Random random = new Random(3);
        StatisticsLine grammar = new StatisticsLine();
        for (int n = 0; n < 2000; n++) {
            String line = line(random);

            assertThat(PlainStatistics.read(line, AT, CLOCK))
                    .isPresent()
                    .isEqualTo(grammar.byGrammar(line, AT, CLOCK, true));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Engine 0: Avg prompt throughput: 1.0 tokens/s, Avg generation throughput: 1.0 tokens/s, Running: 1 reqs, Waiting: 0 reqs, GPU KV cache usage: 1.0%, Prefix cache hit rate: 0.0%",
                "Engine 000: Avg prompt throughput: 1 tokens/s, Avg generation throughput: 1.0 tokens/s, Running: 1 reqs, Waiting: 0 reqs, GPU KV cache usage: 1.0%, Prefix cache hit rate: 0.0%",
                "Engine 000: Avg prompt throughput: 1.25 tokens/s, Avg generation throughput: 1.0 tokens/s, Running: 1 reqs, Waiting: 0 reqs, GPU KV cache usage: 1.0%, Prefix cache hit rate: 0.0%",
                "Engine 000: Avg prompt throughput: -1.0 tokens/s, Avg generation throughput: 1.0 tokens/s, Running: 1 reqs, Waiting: 0 reqs, GPU KV cache usage: 1.0%, Prefix cache hit rate: 0.0%",
                "Engine 000: Avg prompt throughput: 1.0 tokens/s, Avg generation throughput: 1.0 tokens/s, Running: 11111111111 reqs, Waiting: 0 reqs, GPU KV cache usage: 1.0%, Prefix cache hit rate: 0.0%",
                "Engine 000: Avg prompt throughput: 1.0 tokens/s, Avg generation throughput: 1.0 tokens/s, Running: 1 reqs, Waiting: 0 reqs, GPU KV cache usage: 1.0%, Prefix cache hit rate: 0.0%, x",
                "Engine 000: Avg prompt throughput: 1.0 tokens/s",
                ""
            })
    void what_is_worded_otherwise_is_left_to_the_grammar(String line) {
        assertThat(PlainStatistics.read(line, AT, CLOCK)).isEmpty();
    }

    @Test
    void digits_that_no_number_holds_are_no_figure() {
        String line = String.format(
                Locale.ROOT, LINE, "000", "1.0", "9".repeat(400) + ".0", "1", "0", "9".repeat(400) + ".0", "2.0");

        assertThat(new StatisticsLine().read(line, AT, CLOCK, true)).hasValueSatisfying(sample -> {
            assertThat(sample.kvCacheUsageRatio()).isEmpty();
            assertThat(sample.generationTokensPerSecond()).isEmpty();
            assertThat(sample.running()).hasValue(1);
        });
    }

    private static String line(Random random) {
        return String.format(
                Locale.ROOT,
                LINE,
                String.format(Locale.ROOT, "%03d", random.nextInt(1000)),
                decimal(random, 1e9),
                decimal(random, 5000),
                random.nextInt(100_000),
                random.nextInt(1000),
                decimal(random, 100),
                decimal(random, 100));
    }

    private static String decimal(Random random, double below) {
        return String.format(Locale.ROOT, "%.1f", random.nextDouble() * below);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PassedLines.BLOCK,
                "%s%s",
                "INFO 01-06 14:46:18 [api_server.py:1351] vLLM API server version 0.13.0\n%sINFO:     Application startup complete.\n%s"
                        + PassedLines.BLOCK + "%s",
                "vllm bench serve --model a/b \\\n%s  --num-prompts 10\n" + PassedLines.BLOCK,
                "- --num-prompts=443\n%s- --request-rate=8\n" + PassedLines.BLOCK,
                "Processed prompts: 100%%\nThroughput: 4.5 requests/s, 900.0 total tokens/s, 450.0 output tokens/s\n%sTotal num prompt tokens:  100\n",
                "Avg latency: 2.5 seconds\n%s10%% percentile latency: 2.4 seconds\n",
                "| Concurrency | Mean TTFT (ms) | Mean TPOT (ms) |\n%s|---|---|---|\n| 1 | 20 | 5 |\n%s| 2 | 30 | 6 |\n",
                "concurrency,mean_ttft_ms,mean_tpot_ms\n1,20,5\n%s2,30,6\n",
                "%sconcurrency,mean_ttft_ms,mean_tpot_ms\n1,20,5\n",
            })
    void what_a_log_tells_does_not_depend_on_who_looked_at_its_statistics(String log) {
        Random random = new Random(4);
        String statistics = "INFO 01-06 14:46:28 [loggers.py:248] " + line(random);
        assertThat(PlainStatistics.is(new TextLine(1, statistics, true))).isTrue();
        assertThat(PlainStatistics.is(new TextLine(1, "(APIServer pid=12) " + statistics, true)))
                .isTrue();
        assertThat(PlainStatistics.is(new TextLine(1, statistics, false))).isFalse();
        assertThat(PlainStatistics.is(new TextLine(1, statistics + " ", true))).isFalse();

        PassedLines.assertTellTheSame(log, statistics);
    }
}
