package io.benchdoctor.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.model.Run;
import io.benchdoctor.parse.LogReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is answered without a formula is what the formula would have said. */
class NeedTest {
    private static final List<Fact> BY_FORMULA = Facts.ALL.stream()
            .map(fact -> new Fact(fact.id(), fact.unit(), fact.quality(), fact.text(), fact.formula()))
            .toList();

    /** Our own samples, and the real logs that may lie beside the project. */
    static Stream<Path> logs() {
        Path corpus = Path.of(System.getProperty("shared", "../shared"), "corpus");
        return Stream.of(Path.of("samples"), corpus).filter(Files::isDirectory);
    }

    @ParameterizedTest
    @MethodSource("logs")
    void a_fact_that_lacks_what_it_needs_first_is_answered_as_its_formula_answers(Path logs) {
        List<Run> runs = LogReader.read(List.of(logs.toString())).batch().runs();

        assertThat(runs)
                .isNotEmpty()
                .allSatisfy(run -> assertAlike(FactSheet.of(run, Facts.ALL), FactSheet.of(run, BY_FORMULA)));
    }

    @Test
    void without_logs_it_is_the_same() {
        assertAlike(FactSheet.given(Map.of(), Facts.ALL), FactSheet.given(Map.of(), BY_FORMULA));
    }

    /** Also of what else is listed as known: a formula that was not run asked for nothing. */
    private static void assertAlike(FactSheet sheet, FactSheet byFormula) {
        assertThat(sheet.known()).isEqualTo(byFormula.known());
        assertThat(Facts.ALL)
                .allSatisfy(
                        fact -> assertThat(sheet.get(fact.id())).as(fact.id()).isEqualTo(byFormula.get(fact.id())));
    }

    @Test
    void many_facts_of_a_run_without_raw_timings_and_without_a_log_of_its_server_are_answered_without_a_formula() {
        FactSheet sheet = Runs.seed();
        Asking asking = new Asking(Register.of(Facts.ALL));

        assertThat(Facts.ALL.stream()
                        .filter(fact -> fact.first().missing(sheet, asking).isPresent()))
                .hasSizeGreaterThan(150);
    }
}
