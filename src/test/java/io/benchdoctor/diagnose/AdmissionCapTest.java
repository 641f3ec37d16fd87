package io.benchdoctor.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who owns a limit that lets in two requests, without a word of the engine. */
class AdmissionCapTest {
    private static final RuleBook RULES = RuleBook.standard();

    @Test
    void a_cache_that_two_long_requests_would_fill_may_be_the_limit() {
        assertThat(ofKvCache(tokens(4000), tokens(200))).isGreaterThan(0.3);
    }

    @Test
    void a_cache_that_two_short_requests_would_fill_is_rarer_than_a_limit_on_requests() {
        assertThat(ofKvCache(tokens(256), tokens(96))).isBetween(0.05, 0.2);
    }

    @Test
    void no_engine_starts_with_a_cache_that_three_short_requests_would_fill() {
        Map<String, Quantity> given = of(tokens(256), tokens(96));
        given.put("cap.heldOverContext", new Quantity(0.13, Unit.RATIO));

        assertThat(ofKvCache(given)).isLessThan(0.05);
    }

    private static Quantity tokens(double count) {
        return new Quantity(count, Unit.TOKENS);
    }

    private static double ofKvCache(Quantity input, Quantity output) {
        return ofKvCache(of(input, output));
    }

    private static double ofKvCache(Map<String, Quantity> given) {
        Run run = new Run("run", "run", List.of(), Map.of(), List.of());
        return RULES.diagnose(run, FactSheet.given(given, Facts.ALL))
                .finding("admission-cap-kv-cache")
                .orElseThrow()
                .confidence();
    }

    private static Map<String, Quantity> of(Quantity input, Quantity output) {
        Map<String, Quantity> given = new HashMap<>();
        given.put("input.mean", input);
        given.put("output.mean", output);
        given.put("wait.share", new Quantity(0.93, Unit.SHARE));
        given.put("ttft.queueShare", new Quantity(0.99, Unit.SHARE));
        given.put("ttft.p99OverMedian", new Quantity(2, Unit.RATIO));
        given.put("prefill.density", new Quantity(0.02, Unit.RATIO));
        given.put("prefill.utilisation", new Quantity(0.03, Unit.SHARE));
        given.put("decode.concurrency", new Quantity(1.9, Unit.REQUESTS));
        return given;
    }
}
