package io.benchdoctor.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.model.Run;
import io.benchdoctor.parse.LogReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** From the text of a log to what is said of it. */
class LogCaseTest {
    private static final RuleBook RULES = RuleBook.standard();

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> a_log_is_diagnosed_as_its_case_says() throws IOException {
        return LogCase.all().stream()
                .map(logs -> dynamicTest(logs.rule() + ": " + logs.says(), () -> assertThat(said(logs))
                        .isEqualTo(logs.expect())));
    }

    @Test
    void a_rule_with_logs_has_some_in_which_it_speaks_and_some_in_which_it_does_not() throws IOException {
        List<LogCase> all = LogCase.all();
        Set<String> speaking = rules(all, true);

        assertThat(speaking).isEqualTo(rules(all, false)).isSubsetOf(RULES.ids());
    }

    private static Set<String> rules(List<LogCase> all, boolean speaks) {
        Set<String> rules = new HashSet<>();
        all.stream()
                .filter(logs -> Character.isDigit(logs.expect().charAt(0)) == speaks)
                .forEach(logs -> rules.add(logs.rule()));
        return rules;
    }

    /** What the rule says of the one run of which all logs of the case tell. */
    private String said(LogCase logs) throws IOException {
        Path written = logs.write(folder.resolve(Integer.toHexString(logs.says().hashCode())));
        List<Run> runs = LogReader.read(List.of(written.toString())).batch().runs();
        assertThat(runs).hasSize(1);
        Diagnosis diagnosis = RULES.diagnose(runs.get(0), FactSheet.of(runs.get(0), Facts.ALL));
        boolean open =
                diagnosis.notJudged().stream().anyMatch(verdict -> verdict.id().equals(logs.rule()));
        return diagnosis
                .finding(logs.rule())
                .map(finding -> Double.toString(finding.confidence()))
                .orElse(open ? "not-judged" : "silent");
    }
}
