package io.benchdoctor.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DecodeLimitFactsTest {
    private static final String CARD = """
            model meta-llama/Llama-3.1-8B-Instruct
            gpu H100
            tensorParallel 1
            """;

    @Test
    void a_single_answer_takes_the_weights_over_eight_tenths_of_the_bandwidth() {
        // 16.06 GB at 0.8 * 3350 GB/s
        assertThat(value(Runs.block(CARD), "decode.alone")).isCloseTo(5.99, within(0.01));
    }

    @Test
    void a_step_reads_the_weights_and_what_earlier_tokens_left() {
        FactSheet sheet = Runs.block(CARD + """
                requests.completed 100
                duration 100
                tokens.input 200000
                tokens.output 20000
                tpot.mean 10
                ttft.mean 50
                itl.mean 10
                itl.median 8
                """);

        // 200 tokens at 10 ms, once a second: two at a time
        assertThat(value(sheet, "decode.concurrency")).isCloseTo(2, within(0.02));
        assertThat(value(sheet, "decode.readRate")).isCloseTo(16.06e9 / 0.008, within(1e10));
        assertThat(value(sheet, "decode.keptShare")).isCloseTo(0.033, within(0.002));
        assertThat(value(sheet, "decode.slowdown")).isCloseTo(10 / 5.99, within(0.01));
        assertThat(value(sheet, "decode.halfBytes")).isCloseTo(10 - 3, within(0.05));
        assertThat(value(sheet, "decode.withGraphs")).isCloseTo(10 - (8 - 1.5 * 4.96), within(0.05));
    }

    @Test
    void nothing_is_told_of_weights_whose_packing_nobody_knows() {
        assertThat(Runs.block(CARD.replace("8B-Instruct", "8B-Instruct-3bit"))
                        .get("decode.alone")
                        .known())
                .isEmpty();
    }

    @Test
    void graphs_are_off_when_the_flag_or_the_mode_says_so() {
        assertThat(value(Runs.block("enforceEager True\n"), "engine.eager")).isEqualTo(1);
        assertThat(value(Runs.block("enforceEager False\ncudaGraphMode NONE\n"), "engine.eager"))
                .isEqualTo(1);
        assertThat(value(Runs.block("enforceEager False\ncudaGraphMode FULL\n"), "engine.eager"))
                .isZero();
        assertThat(Runs.block("gpu H100\n").get("engine.eager").known()).isEmpty();
    }

    @Test
    void a_start_that_warns_of_nothing_has_a_quick_exchange() {
        assertThat(value(Runs.block("kvCacheTokens 1000\n"), "engine.allReduceOff"))
                .isZero();
        assertThat(value(Runs.block("kvCacheTokens 1000\nallReduceOff PCIe-only\n"), "engine.pcieOnly"))
                .isEqualTo(1);
        assertThat(Runs.block("gpu H100\n").get("engine.allReduceOff").known()).isEmpty();
    }

    @Test
    void drafts_that_are_kept_make_a_step_yield_more_than_one_token() {
        FactSheet sheet = Runs.block("""
                spec.draftTokens 5000
                spec.acceptedTokens 1000
                spec.drafts 1000
                """);

        assertThat(value(sheet, "speculation.acceptance")).isEqualTo(0.2);
        assertThat(value(sheet, "speculation.tokens")).isEqualTo(5);
        assertThat(value(sheet, "speculation.gained")).isEqualTo(2);
        assertThat(value(sheet, "speculation.on")).isEqualTo(1);
    }

    private static double value(FactSheet sheet, String id) {
        return sheet.get(id)
                .known()
                .orElseThrow(() -> new AssertionError(id + " is unknown"))
                .value();
    }
}
