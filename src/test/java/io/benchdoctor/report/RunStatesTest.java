package io.benchdoctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.Batch;
import io.benchdoctor.model.Excerpts;
import io.benchdoctor.model.Run;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
    void a_run_of_few_requests_speaks_of_the_longest_few_and_not_of_one_in_a_hundred() {
        ReportView view = view("too-few-requests-for-tail");

        assertThat(view.minute().toString()).contains("the longest few wait about");
        assertThat(view.scorecard().toString())
                .contains("the longest few wait about")
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
        Diagnosis nothing = new Diagnosis(run, FactSheet.of(run, Facts.ALL), List.of(), List.of(), List.of());
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

    private static ReportView view(String sample) {
        return Sample.report(sample, Messages.in("en")).view(0, "en");
    }
}
