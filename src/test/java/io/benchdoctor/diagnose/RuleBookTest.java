package io.benchdoctor.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.benchdoctor.diagnose.Condition.Bound;
import io.benchdoctor.diagnose.RuleFile.Case;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule proves itself by its own cases; this class knows no rule. */
class RuleBookTest {
    private static final List<RuleFile> FILES = RuleBook.standard().files();

    @TestFactory
    Stream<DynamicTest> a_rule_does_what_its_cases_say() {
        return FILES.stream().flatMap(file -> file.cases().stream()
                .map(c -> dynamicTest(
                        file.rule().id() + ": " + c.says(),
                        () -> assertThat(written(file.rule().ask(facts(c)), c)).isEqualTo(expected(file.rule(), c)))));
    }

    @TestFactory
    Stream<DynamicTest> every_form_holds_in_some_case() {
        return each(file -> {
            Set<Integer> held = file.cases().stream()
                    .map(c -> file.rule().ask(facts(c)))
                    .filter(Verdict.Found.class::isInstance)
                    .map(verdict -> ((Verdict.Found) verdict).form())
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(held).hasSize(file.rule().forms().size());
        });
    }

    @TestFactory
    Stream<DynamicTest> every_rule_shows_when_it_is_silent_and_when_it_cannot_tell() {
        return each(file -> {
            Set<String> expected = file.cases().stream().map(Case::expect).collect(Collectors.toSet());

            assertThat(expected).contains("silent");
            assertThat(file.alwaysDecided() || expected.contains("not-judged"))
                    .as("a not-judged case, or always-decided")
                    .isTrue();
        });
    }

    @TestFactory
    Stream<DynamicTest> every_rule_says_what_it_is_about() {
        return each(file -> assertThat(file.about()).isNotBlank());
    }

    @TestFactory
    Stream<DynamicTest> every_limit_is_used() {
        return each(file -> {
            Set<String> used = new TreeSet<>();
            file.rule().forms().forEach(form -> form.when().parts(part -> used.addAll(limits(part))));
            file.rule().ownership().ifPresent(part -> part.odds()
                    .forEach(odds -> odds.when().parts(c -> used.addAll(limits(c)))));

            assertThat(used).isEqualTo(new TreeSet<>(file.rule().limits().keySet()));
        });
    }

    @Test
    void the_rules_of_the_program_are_those_of_the_source_folder() throws IOException {
        try (Stream<Path> paths = Files.list(Path.of("src/main/resources/rules"))) {
            assertThat(FILES)
                    .extracting(RuleFile::name)
                    .containsExactlyElementsOf(paths.map(Path::getFileName)
                            .map(Path::toString)
                            .sorted()
                            .toList());
        }
    }

    private static Stream<DynamicTest> each(java.util.function.Consumer<RuleFile> check) {
        return FILES.stream().map(file -> dynamicTest(file.rule().id(), () -> check.accept(file)));
    }

    private static FactSheet facts(Case c) {
        return FactSheet.given(c.given(), Facts.ALL);
    }

    /** A verdict as a case writes it down. */
    private static String written(Verdict verdict, Case c) {
        if (verdict instanceof Verdict.Found found) {
            return found.confidence() + " " + found.severity().id();
        }
        return verdict instanceof Verdict.Silent ? "silent" : "not-judged";
    }

    private static String expected(Rule rule, Case c) {
        return c.expect().equals("silent") || c.expect().equals("not-judged")
                ? c.expect()
                : Double.parseDouble(c.expect()) + " "
                        + c.severity().orElse(rule.severity()).id();
    }

    private static Set<String> limits(Condition part) {
        Stream<Bound> bounds = Stream.empty();
        if (part instanceof Condition.Comparison comparison) {
            bounds = Stream.of(comparison.bound());
        } else if (part instanceof Condition.Range range) {
            bounds = Stream.of(range.low(), range.high());
        }
        return bounds.flatMap(bound -> bound.limit().stream()).map(Limit::name).collect(Collectors.toSet());
    }
}
