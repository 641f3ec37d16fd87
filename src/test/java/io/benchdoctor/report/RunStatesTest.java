package io.benchdoctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.Ruling;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.Batch;
import io.benchdoctor.model.Excerpts;
import io.benchdoctor.model.Run;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages of runs that are not ill, too small, or silent. */
class RunStatesTest {
    @Test
    void a_healthy_run_is_told_its_limits_and_what_to_learn_next() {
        ReportView view = view("healthy");

        assertThat(view.verdict().mark()).isEqualTo(Mark.GOOD);
        assertThat(view.verdict().headline()).isEqualTo("No problem was found in what this log measures");
        assertThat(view.verdict().meaning()).contains("Higher rates were not tested");
        assertThat(view.firstStep().orElseThrow().text()).startsWith("Nothing to change.");
        assertThat(view.minuteCharts()).isEmpty();
        assertThat(view.wouldNotHelp()).isEmpty();
        assertThat(view.minute()).hasSizeBetween(4, 6);
    }

    @Test
    void every_line_of_bad_advice_is_shown_with_the_reason_against_it() {
        ReportView.Fold fold = fold("bad-advice-guard", "bad-advice-guard");

        assertThat(fold.excerpt().orElseThrow().lines().stream().map(ReportView.Excerpt.Line::text))
                .anyMatch(text -> text.contains("--max-batch-size 4"));
        assertThat(fold.paragraphs().get(0)).startsWith("Line").contains("an option that the vLLM server never had");
    }

    @Test
    void missing_context_is_listed_piece_by_piece() {
        assertThat(fold("healthy", "context-missing").missing())
                .containsExactly("Type and number of GPUs", "Log of the server", "Version of the server");
    }

    @Test
    void waiting_and_reading_are_one_part_where_no_line_formed() {
        assertThat(view("healthy").firstChart().orElseThrow().subtitle()).isEqualTo("Average time of one request");
        assertThat(view("open-loop-overload").firstChart().orElseThrow().subtitle())
                .contains("three stages");
    }

    @Test
    void a_limit_whose_owner_is_unknown_explains_the_line_and_is_no_finding_of_its_own() {
        ReportView view = view("open-loop-overload");

        assertThat(view.findings().stream().map(ReportView.FindingView::id))
                .noneMatch(id -> id.startsWith("admission"));
        assertThat(view.findings().get(0).fold().candidates()).hasSize(3);
    }

    private static ReportView.Fold fold(String sample, String finding) {
        return view(sample).findings().stream()
                .filter(view -> view.id().equals(finding))
                .findFirst()
                .orElseThrow()
                .fold();
    }

    @Test
    void a_run_of_few_requests_speaks_of_the_longest_few_and_not_of_one_in_a_hundred() {
        ReportView view = view("too-few-requests-for-tail");

        assertThat(view.minute().toString()).contains("the longest waits are");
        assertThat(view.scorecard().toString())
                .contains("the longest waits are")
                .doesNotContain("in 100");
        assertThat(view.basis().toString()).contains("too few to trust P99");
    }

    @Test
    void figures_that_contradict_each_other_are_the_verdict() {
        ReportView view = view("integrity-mismatch");

        assertThat(view.verdict().meaning()).isEqualTo("Draw no conclusion from these figures yet.");
        assertThat(view.basis().get(0).mark()).isEqualTo(Mark.WARNING);
    }

    @Test
    void a_log_without_a_latency_is_undecided_and_shows_no_zero() {
        Run run = new Run("empty", "empty.log", List.of(), Map.of(), List.of());
        Diagnosis nothing =
                new Diagnosis(run, FactSheet.of(run, Facts.ALL), List.of(), List.of(), List.of(), Ruling.STANDARD);
        BatchReport report = new BatchReport(
                new Batch(List.of(), List.of(run)),
                List.of(nothing),
                List.of(Messages.in("en")),
                Excerpts.NONE,
                "0.1.0");

        ReportView view = report.view(0, "en");

        assertThat(view.verdict().mark()).isEqualTo(Mark.UNDECIDED);
        assertThat(view.figures()).isEmpty();
        assertThat(view.firstChart()).isEmpty();
        assertThat(view.scorecard()).singleElement().satisfies(row -> {
            assertThat(row.result().text()).isEqualTo("–");
            assertThat(row.mark()).isEqualTo(Mark.UNDECIDED);
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Median TTFT (ms): 55512.7                        | Half of the requests wait 55.5",
                "Mean TTFT (ms): 55512.7                          | The average wait is 55.5",
                "P90 TTFT (ms): 44100.2;Median TTFT (ms): 20000.1 | The slowest 1 in 10 wait 44.1",
                "P99 TTFT (ms): 55512.7;Median TTFT (ms): 9000.1  | The longest waits are 55.5",
                "Median TTFT (ms): 512.7;Mean TPOT (ms): 364.2    | Text appears more slowly than people read;",
            })
    void a_slow_run_is_told_by_the_best_statistic_that_is_known(String lines, String headline) {
        ReportView view = Sample.written(
                        """
                        ============ Serving Benchmark Result ============
                        Successful requests:                     996
                        Benchmark duration (s):                  234.31
                        Total input tokens:                      342463
                        Total generated tokens:                  218263
                        Request throughput (req/s):              4.25
                        """ + lines.replace(';', '\n') + "\n" + "=".repeat(50) + "\n", Messages.in("en"))
                .view(0, "en");

        assertThat(view.verdict().mark()).isEqualTo(Mark.WARNING);
        assertThat(view.verdict().headline()).startsWith(headline);
        assertThat(view.findings().get(0).id()).isEqualTo("slow-without-cause");
    }

    private static ReportView view(String sample) {
        return Sample.report(sample, Messages.in("en")).view(0, "en");
    }
}
