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
                        "slow.yaml:11: \"half a second is not slow\": expected 0.9 warning, but it is silent",
                        "slow.yaml:10: form 1 holds in no case; add one",
                        "slow.yaml:10: no case is silent; add the look-alike that the rule must not take for its own",
                        "slow.yaml:10: no case is not-judged; add one, or always-decided: true",
                        "slow.yaml:7: limit.idle is not used; delete it",
                        "slow.yaml:1: the file must begin with # and a sentence that says what it is about");
    }

    @Test
    void a_users_limit_lies_over_the_rules_own() {
        RuleBook book = bookOfOneRule().with(Map.of("slow.long", "300 ms"), MovedLimit.By.COMMAND_LINE);

        assertThat(book.files().get(0).rule().limits().get("long").value())
                .isEqualTo(new Quantity(300, Unit.MILLISECONDS));
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "slow.short | 300 ms | slow.yaml has no limit.short; it has long",
                "slow.logn  | 300 ms | slow.yaml has no limit.logn; did you mean long?",
                "fast.long  | 300 ms | fast.long is no limit of a rule; write <rule>.<limit>",
                "slwo.long  | 300 ms | did you mean slow?",
                "long       | 300 ms | long is no limit of a rule",
                "slow.long  | 3 s    | 3 s is in s, but limit.long is in ms; write it as 1000 ms",
                "slow.long  | much   | much is no number with a unit",
            })
    void a_users_limit_that_cannot_be_says_why(String name, String value, String message) {
        assertThatThrownBy(() -> bookOfOneRule().with(Map.of(name, value), MovedLimit.By.COMMAND_LINE))
                .isInstanceOf(RuleException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_limit_that_two_set_is_the_later_ones_and_the_book_says_whose() {
        RuleBook book = bookOfOneRule()
                .with(Map.of("slow.long", "300 ms"), MovedLimit.By.CONFIGURATION)
                .with(Map.of("slow.long", "200 ms"), MovedLimit.By.COMMAND_LINE);

        assertThat(book.ruling().limits())
                .containsExactly(new MovedLimit(
                        "slow",
                        "long",
                        new Quantity(1000, Unit.MILLISECONDS),
                        new Quantity(200, Unit.MILLISECONDS),
                        MovedLimit.By.COMMAND_LINE));
    }

    @Test
    void a_limit_that_is_set_to_its_own_number_is_not_moved() {
        assertThat(bookOfOneRule()
                        .with(Map.of("slow.long", "1000 ms"), MovedLimit.By.COMMAND_LINE)
                        .ruling()
                        .isStandard())
                .isTrue();
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

    @Test
    void a_rule_of_a_folder_that_steps_back_before_nothing_that_exists_is_refused(@TempDir Path folder)
            throws IOException {
        Files.writeString(folder.resolve("slow.yaml"), """
                id: slow
                stage: queue
                kind: problem
                severity: warning
                forms:
                  - { confidence: 0.9, when: known ttft.mean }
                yields-to: [burst-queue-rmap]
                cases: []
                """);

        assertThatThrownBy(() -> RuleBook.of(folder))
                .isInstanceOf(RuleException.class)
                .hasMessageContaining("did you mean burst-queue-ramp?");
    }
}
