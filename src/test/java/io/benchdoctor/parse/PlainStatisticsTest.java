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
}
