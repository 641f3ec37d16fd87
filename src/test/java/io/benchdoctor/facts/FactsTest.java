package io.benchdoctor.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactsTest {
    @Test
    void no_two_facts_share_an_id() {
        Set<String> seen = new HashSet<>();

        assertThat(Facts.ALL)
                .allSatisfy(
                        fact -> assertThat(seen.add(fact.id())).as(fact.id()).isTrue());
    }

    @Test
    void ids_are_families_and_statistics_in_lower_camel_case() {
        assertThat(Facts.ALL).allSatisfy(fact -> assertThat(fact.id())
                .matches("[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*(?:\\.\\d+)?)+"));
    }

    @Test
    void without_logs_every_fact_is_unknown_and_none_fails() {
        FactSheet nothing = FactSheet.given(Map.of(), Facts.ALL);

        assertThat(nothing.known()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "vi"})
    void every_fact_has_a_short_label(String language) throws IOException {
        Properties words = new Properties();
        try (Reader file = Files.newBufferedReader(
                Path.of("src/main/resources/locale", language + ".properties"), StandardCharsets.UTF_8)) {
            words.load(file);
        }

        for (Fact fact : Facts.ALL) {
            if (!fact.id().startsWith("recomputed.")) {
                assertThat(words.getProperty("fact." + fact.id()))
                        .as(fact.id())
                        .isNotBlank()
                        .hasSizeLessThan(61);
            }
        }
    }
}
