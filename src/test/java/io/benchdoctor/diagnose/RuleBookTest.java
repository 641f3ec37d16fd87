package io.benchdoctor.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule proves itself by its own cases; this class knows no rule. */
class RuleBookTest {
    private static final Path SOURCE = Path.of("src/main/resources/rules");
    private static final List<RuleFile> FILES = RuleBook.standard().files();

    @TestFactory
    Stream<DynamicTest> a_rule_does_what_its_cases_say() {
        return FILES.stream().flatMap(file -> file.cases().stream()
                .map(c -> dynamicTest(file.rule().id() + ": " + c.says(), () -> assertThat(Proof.failure(file, c))
                        .isEmpty())));
    }

    @TestFactory
    Stream<DynamicTest> the_cases_of_a_rule_say_enough() {
        return FILES.stream()
                .map(file -> dynamicTest(
                        file.rule().id(), () -> assertThat(Proof.gaps(file)).isEmpty()));
    }

    @Test
    void the_rules_of_the_program_are_those_of_the_source_folder() throws IOException {
        try (Stream<Path> paths = Files.list(SOURCE)) {
            assertThat(FILES)
                    .extracting(RuleFile::name)
                    .containsExactlyElementsOf(paths.map(Path::getFileName)
                            .map(Path::toString)
                            .sorted()
                            .toList());
        }
    }

    @Test
    void a_folder_of_rules_is_read_like_the_programs_own() throws IOException {
        assertThat(RuleBook.of(SOURCE).ids()).isEqualTo(RuleBook.standard().ids());
    }

    @Test
    void a_rule_of_a_folder_that_proves_too_little_says_what_is_lacking(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("slow.yaml"), """
                id: slow
                stage: queue
                kind: problem
                severity: warning
                limits:
                  long: { value: 1000 ms, why: "for the test" }
                  idle: { value: 1000 ms, why: "for the test" }
                forms:
                  - { confidence: 0.9, when: ttft.mean > limit.long }
                cases:
                  - says: half a second is not slow
                    given: { ttft.mean: 500 ms }
                    expect: 0.9
                """);

        assertThat(RuleBook.of(folder).failures())
                .containsExactly(
                        "slow.yaml: \"half a second is not slow\": expected 0.9 warning, but it is silent",
                        "slow.yaml: form 1 holds in no case; add one",
                        "slow.yaml: no case is silent; add the look-alike that the rule must not take for its own",
                        "slow.yaml: no case is not-judged; add one, or always-decided: true",
                        "slow.yaml: limit.idle is not used; delete it",
                        "slow.yaml: the file must begin with # and a sentence that says what it is about");
    }

    @Test
    void a_users_limit_lies_over_the_rules_own() {
        RuleBook book = bookOfOneRule().with(Map.of("slow.long", "300 ms"));

        assertThat(book.files().get(0).rule().limits().get("long").value())
                .isEqualTo(new Quantity(300, Unit.MILLISECONDS));
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "slow.short | 300 ms | slow.yaml has no limit.short; it has long",
                "fast.long  | 300 ms | fast.long is no limit of a rule; write <rule>.<limit>",
                "long       | 300 ms | long is no limit of a rule",
                "slow.long  | 3 s    | 3 s is SECONDS, but the limit is MILLISECONDS",
                "slow.long  | much   | much is no number with a unit",
            })
    void a_users_limit_that_cannot_be_says_why(String name, String value, String message) {
        assertThatThrownBy(() -> bookOfOneRule().with(Map.of(name, value)))
                .isInstanceOf(RuleException.class)
                .hasMessageContaining(message);
    }

    private static RuleBook bookOfOneRule() {
        String rule = """
                id: slow
                stage: queue
                kind: problem
                severity: warning
                limits:
                  long: { value: 1000 ms, why: "for the test" }
                forms:
                  - { confidence: 0.9, when: ttft.mean > limit.long }
                cases: []
                """;
        return new RuleBook(Map.of("slow.yaml", rule), Map.of());
    }

    @Test
    void a_rule_of_a_folder_that_recommends_nothing_that_exists_is_refused(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("slow.yaml"), """
                id: slow
                stage: queue
                kind: problem
                severity: warning
                forms:
                  - { confidence: 0.9, when: known ttft.mean }
                recommend: [pray]
                cases: []
                """);

        assertThatThrownBy(() -> RuleBook.of(folder))
                .isInstanceOf(RuleException.class)
                .hasMessage("slow.yaml: no remedy is named pray; add remedies/pray.yaml");
    }
}
