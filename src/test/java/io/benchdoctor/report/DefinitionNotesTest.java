package io.benchdoctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.Batch;
import io.benchdoctor.model.Excerpts;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.RunPart.BenchSummary;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.model.Unit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefinitionNotesTest {
    private static final String NOTE = "As SGLang counts: the pause before a piece of text, divided by its tokens.";

    @Test
    void a_figure_that_its_tool_counts_otherwise_says_so_in_both_tables_and_in_the_finding() {
        ReportView view = view("sglang-serve-console", "itlPerToken.p99");

        assertThat(view.metrics())
                .filteredOn(row -> row.id().equals("itlPerToken.p99"))
                .singleElement()
                .satisfies(row -> assertThat(row.definition()).isEqualTo(NOTE));
        assertThat(view.moreScores())
                .filteredOn(score -> score.definition().equals(NOTE))
                .hasSize(1);
        assertThat(view.findings())
                .filteredOn(finding -> finding.id().equals("metric-definition-drift"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fold().paragraphs())
                        .contains(NOTE)
                        .anyMatch(text -> text.startsWith("One way")));
    }

    @Test
    void a_figure_of_the_client_of_vllm_needs_no_note() {
        ReportView view = view("vllm-serve-console", "itl.p99");

        assertThat(view.metrics()).allMatch(row -> row.definition().isEmpty());
        assertThat(view.findings()).noneMatch(finding -> finding.id().equals("metric-definition-drift"));
    }

    private static ReportView view(String format, String metric) {
        var at = new SourceRef("a.log", 2);
        var figures = Map.of(
                "requests.completed",
                new Reported(new Quantity(400, Unit.REQUESTS), "400", at),
                metric,
                new Reported(new Quantity(20, Unit.MILLISECONDS), "20.00", at));
        Run run = new Run("run", "a.log", List.of(), Map.of(), List.of(new BenchSummary(at, 9, format, figures)));
        Diagnosis diagnosis = RuleBook.standard().diagnose(run, FactSheet.of(run, Facts.ALL));
        return new BatchReport(
                        new Batch(List.of(), List.of(run)),
                        List.of(diagnosis),
                        List.of(Messages.in("en")),
                        Excerpts.NONE,
                        "0.1.0")
                .view(0, "en");
    }
}
