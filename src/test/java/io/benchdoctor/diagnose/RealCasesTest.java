package io.benchdoctor.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.benchdoctor.catalog.YamlValue;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the rules say of runs whose cause is known, from no more than what was told of them. */
class RealCasesTest {
    private static final Path CASES = Path.of("src/test/cases/real.yaml");
    private static final RuleBook RULES = RuleBook.standard();

    /** Below it a finding is a mere hint. */
    private static final double POSSIBLE = 0.3;

    /** @param cured whether what ails the others was done away with in this run */
    private record Told(Map<String, Quantity> given, boolean cured) {}

    /**
     * @param also found beside what is named first
     * @param undecided why the quantities cannot tell; empty where they can
     */
    private record RealCase(
            String id,
            List<Told> runs,
            List<String> found,
            List<String> also,
            List<String> open,
            List<String> decides,
            List<String> never,
            String undecided) {
        List<Diagnosis> diagnoses(boolean cured) {
            return runs.stream()
                    .filter(told -> told.cured() == cured)
                    .map(told -> diagnose(told.given()))
                    .toList();
        }

        List<String> expected() {
            return Stream.of(found, also, open).flatMap(List::stream).toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> what_ails_a_run_is_found_or_said_to_be_open() throws IOException {
        return cases().stream()
                .map(real -> dynamicTest(
                        real.id(), () -> real.diagnoses(false).forEach(diagnosis -> isFoundOrOpen(real, diagnosis))));
    }

    @TestFactory
    Stream<DynamicTest> what_would_decide_is_named() throws IOException {
        return cases().stream()
                .map(real -> dynamicTest(
                        real.id(), () -> real.diagnoses(false).forEach(diagnosis -> assertThat(missing(real, diagnosis))
                                .containsAll(real.decides()))));
    }

    @TestFactory
    Stream<DynamicTest> a_tempting_explanation_is_not_asserted() throws IOException {
        return cases().stream()
                .map(real -> dynamicTest(real.id(), () -> Stream.of(true, false)
                        .flatMap(cured -> real.diagnoses(cured).stream())
                        .forEach(diagnosis ->
                                assertThat(possible(diagnosis)).doesNotContainAnyElementsOf(real.never()))));
    }

    @TestFactory
    Stream<DynamicTest> a_cured_run_has_it_no_more() throws IOException {
        return cases().stream()
                .filter(real -> !real.diagnoses(true).isEmpty())
                .map(real -> dynamicTest(
                        real.id(), () -> real.diagnoses(true).forEach(diagnosis -> assertThat(possible(diagnosis))
                                .doesNotContainAnyElementsOf(real.found()))));
    }

    @Test
    void a_case_is_decided_or_says_why_not() throws IOException {
        assertThat(cases()).allSatisfy(real -> {
            assertThat(real.undecided().isEmpty())
                    .as(real.id())
                    .isNotEqualTo(real.found().isEmpty());
            assertThat(real.never()).as(real.id()).isNotEmpty();
            assertThat(RULES.ids()).as(real.id()).containsAll(real.expected()).containsAll(real.never());
        });
    }

    @Test
    void what_is_told_of_a_run_are_facts_in_their_units() throws IOException {
        FactSheet sheet = FactSheet.given(Map.of(), Facts.ALL);

        assertThat(cases()).allSatisfy(real -> real.runs().forEach(told -> told.given()
                .forEach((id, quantity) ->
                        assertThat(sheet.unit(id)).as(real.id() + " " + id).contains(quantity.unit()))));
    }

    private static void isFoundOrOpen(RealCase real, Diagnosis diagnosis) {
        assertThat(possible(diagnosis)).containsAll(real.found()).containsAll(real.also());
        Set<String> open = diagnosis.notJudged().stream()
                .map(Verdict.NotJudged::id)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(open).containsAll(real.open());
    }

    private static Set<String> possible(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.confidence() >= POSSIBLE)
                .map(Finding::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> missing(RealCase real, Diagnosis diagnosis) {
        Set<String> missing = new TreeSet<>();
        for (String id : real.expected()) {
            Optional<Finding> finding = diagnosis.finding(id);
            finding.ifPresent(found -> missing.addAll(found.missing()));
        }
        diagnosis.notJudged().stream()
                .filter(open -> real.expected().contains(open.id()))
                .forEach(open -> missing.addAll(open.missing()));
        return missing;
    }

    private static Diagnosis diagnose(Map<String, Quantity> given) {
        Run run = new Run("run", "run", List.of(), Map.of(), List.of());
        return RULES.diagnose(run, FactSheet.given(given, Facts.ALL));
    }

    private static List<RealCase> cases() throws IOException {
        return YamlValue.read(CASES.toString(), Files.readString(CASES)).fields("cases").need("cases").items().stream()
                .map(RealCasesTest::read)
                .toList();
    }

    private static RealCase read(YamlValue written) {
        YamlValue.Fields fields =
                written.fields("id", "says", "runs", "found", "also", "open", "decides", "never", "undecided");
        return new RealCase(
                fields.need("id").text() + " " + fields.need("says").text(),
                fields.need("runs").items().stream().map(RealCasesTest::told).toList(),
                fields.texts("found"),
                fields.texts("also"),
                fields.texts("open"),
                fields.texts("decides"),
                fields.texts("never"),
                fields.find("undecided").map(YamlValue::text).orElse(""));
    }

    private static Told told(YamlValue written) {
        YamlValue.Fields fields = written.fields("given", "cured");
        Map<String, Quantity> given = new TreeMap<>();
        fields.need("given").entries().forEach((id, value) -> given.put(id, Limit.quantity(value)));
        return new Told(given, fields.find("cured").map(YamlValue::truth).orElse(false));
    }
}
