package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainBlockRowTest {
    private static final String PIECES =
            "-----|=====|==|-|:| |  |Mean|TTFT|(ms)|P99.9|a-b|a=b|5|12.50|1.|.5|1e3|1,024|nan|+3|x5|µs";

    @Test
    void a_plain_block_is_read_as_the_grammar_reads_it() {
        List<String> lines = List.of(
                "Successful requests:                     386       ",
                "Request throughput (req/s):              12.03",
                "---------------Time to First Token----------------",
                "P99.9 TTFT (ms): 1.",
                "Per-position acceptance (%):",
                "3 words before:7",
                "==================================================");

        assertThat(PlainBlockRow.all(lines)).isPresent().contains(BenchConsole.byGrammar(lines));
        assertThat(BenchConsole.rows(lines)).hasSize(5);
    }

    @Test
    void whatever_is_read_by_hand_the_grammar_reads_so_too() {
        String[] pieces = PIECES.split("\\|");
        Random random = new Random(11);
        int plain = 0;
        for (int n = 0; n < 20_000; n++) {
            List<String> line = List.of(line(random, pieces));
            plain += PlainBlockRow.all(line).isPresent() ? 1 : 0;

            assertThat(BenchConsole.rows(line)).as(line.get(0)).isEqualTo(BenchConsole.byGrammar(line));
        }
        assertThat(plain).isGreaterThan(1000);
    }

    private static String line(Random random, String... pieces) {
        List<String> parts = new ArrayList<>();
        for (int n = random.nextInt(7); n >= 0; n--) {
            parts.add(pieces[random.nextInt(pieces.length)]);
        }
        return String.join(random.nextBoolean() ? " " : "", parts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Duration: 1,024", "Duration: nan", "Backend: vllm", "a line", "", " x: 1", "- x: 1", "=====x"})
    void a_block_with_any_other_line_is_left_to_the_grammar(String line) {
        assertThat(PlainBlockRow.all(List.of("Successful requests: 1", line))).isEmpty();
    }
}
