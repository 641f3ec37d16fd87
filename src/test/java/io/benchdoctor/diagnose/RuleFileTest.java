package io.benchdoctor.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFileTest {
    private static final String TAIL = """
            # The slowest requests wait
            # far too long.
            id: long-tail
            stage: queue
            kind: problem
            severity: warning
            limits:
              tail: { value: 300 ms, why: "for the test" }
            forms:
              - confidence: 0.9
                severity: critical
                when: >-
                  ttft.p99 > limit.tail
                  and itl.p99 > limit.tail
              - confidence: 0.5
                when: ttft.p99 > limit.tail
            cases:
              - says: a case
                given: { ttft.p99: 400 ms }
                expect: 0.5
            """;

    @Test
    void a_rule_file_is_read_whole() {
        RuleFile file = read(TAIL);

        assertThat(file.about()).isEqualTo("The slowest requests wait far too long.");
        assertThat(file.rule().forms())
                .extracting(Rule.Form::severity)
                .containsExactly(Severity.CRITICAL, Severity.WARNING);
        assertThat(file.cases()).singleElement().satisfies(c -> assertThat(c.expect())
                .isEqualTo("0.5"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "and itl.p99 > limit.tail | and itl.p99 > limit.tial | long-tail.yaml:14:21: no limit is named limit.tial",
                "when: ttft.p99 > limit.tail | when: ttft.p99 > 300 | long-tail.yaml:16:22: mismatched input '3'",
                "severity: warning | severity: awful | long-tail.yaml:6:11: one of critical, warning, info, good",
                "stage: queue | stagge: queue | long-tail.yaml:4:9: no key is named stagge here",
                "value: 300 ms | value: 300 miles | long-tail.yaml:8:18: 300 miles is no number with a unit; there are the units share, req, count, tok, ms",
                ", why: \"for the test\" | '' | long-tail.yaml:8:9: the key why is missing",
                "confidence: 0.5 | confidence: 0.95 | the form before is less convincing",
                "confidence: 0.5 | confidence: 5 | a number from 0 to 1",
                "id: long-tail | id: tail | the file must be named tail.yaml",
                "kind: problem | severity: info | the key severity stands here twice",
                "kind: problem | kind: [problem | long-tail.yaml",
            })
    void a_file_that_is_no_rule_says_where_and_why(String written, String mistaken, String message) {
        String text = TAIL.replace(written, mistaken);

        assertThatThrownBy(() -> read(text)).isInstanceOf(RuleException.class).hasMessageContaining(message);
    }

    @Test
    void a_case_that_is_none_says_where() {
        RuleFile file = read(TAIL.replace("ttft.p99: 400 ms", "ttft.p99: many ms"));

        assertThatThrownBy(file::cases)
                .isInstanceOf(RuleException.class)
                .hasMessage(
                        "long-tail.yaml:19:24: many ms is no number with a unit; there are the units share, req, count, tok,"
                                + " ms, s, req/s, tok/s, B, B/s, FLOP/s, and none for a ratio");
    }

    private static RuleFile read(String text) {
        return RuleFile.read("long-tail.yaml", text, Vocabulary.of(List.of()));
    }
}
