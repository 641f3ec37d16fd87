package io.benchdoctor.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.Quantity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each artefact shows where a client counts so, and stays silent where it does not. */
class ArtefactsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "peak-tokens-count-chunks        | chunk.tokensProven=3.1                 | chunk.tokensProven=0.4",
                "peak-tokens-whole-seconds       | peak.belowMean=1 chunk.tokensProven=0.8"
                        + " | peak.belowMean=1 chunk.tokensProven=3.1",
                "peak-concurrency-counts-seconds | concurrency.peak=56 load.limit=8       | concurrency.peak=8 load.limit=8",
                "nothing-completed               | requests.completed=0                   | requests.completed=3",
                "zero-first-token                | unmeasured.ttft=1 requests.completed=3 | unmeasured.ttft=1 requests.completed=0",
                "zero-gaps                       | unmeasured.itl=1 unmeasured.tpot=0 requests.completed=3"
                        + " | unmeasured.itl=0 unmeasured.tpot=0 requests.completed=3",
                "extra-gap-of-chat               | gaps.extra=1.0                         | gaps.extra=0",
                "not-a-number                    | printed.notFinite=2                    | printed.notFinite=0",
                "tokens-counted-again            | tokens.retokenizedOff=0.5              | tokens.retokenizedOff=0.01",
                "one-token-goodput               | throughput.goodput=2 output.mean=1     | throughput.goodput=2 output.mean=128",
                "rounded-rate                    | rounding.requestRate=0.25              | rounding.requestRate=0.001",
            })
    void it_shows_where_it_is_and_nowhere_else(String id, String shown, String silent) {
        assertThat(in(shown)).contains(id);
        assertThat(in(silent)).doesNotContain(id);
        assertThat(in("")).isEmpty();
    }

    @Test
    void each_has_its_words_in_each_language() {
        for (String language : List.of("en", "vi")) {
            Messages words = Messages.in(language);
            assertThat(Artefacts.standard().ids())
                    .hasSize(11)
                    .allMatch(id -> words.has("artefact." + id) && words.has("artefact." + id + ".title"));
        }
    }

    private static List<String> in(String given) {
        Map<String, Quantity> facts = new TreeMap<>();
        FactSheet units = FactSheet.given(Map.of(), Facts.ALL);
        Arrays.stream(given.split(" ")).filter(fact -> !fact.isBlank()).forEach(fact -> {
            String[] sides = fact.split("=");
            facts.put(
                    sides[0],
                    new Quantity(
                            Double.parseDouble(sides[1]), units.unit(sides[0]).orElseThrow()));
        });
        return Artefacts.standard().in(FactSheet.given(facts, Facts.ALL)).stream()
                .map(Artefacts.Shown::id)
                .toList();
    }
}
