package io.benchdoctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.Batch;
import io.benchdoctor.model.Excerpts;
import io.benchdoctor.model.Input;
import io.benchdoctor.parse.LogReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchIndexTest {
    private static final List<Mark> ORDER = List.of(Mark.CRITICAL, Mark.WARNING, Mark.UNDECIDED, Mark.INFO, Mark.GOOD);

    private final BatchReport report = Sample.all(Messages.in("vi"));
    private final IndexView index = report.index("vi");

    @Test
    void the_worst_run_comes_first_and_the_longest_wait_before_a_shorter_one() {
        List<IndexView.Row> rows = index.rows();

        for (int i = 1; i < rows.size(); i++) {
            int before = ORDER.indexOf(rows.get(i - 1).mark());
            int now = ORDER.indexOf(rows.get(i).mark());
            assertThat(before).isLessThanOrEqualTo(now);
            if (before == now) {
                assertThat(rows.get(i - 1).ttftP99Seconds().orElse(0))
                        .isGreaterThanOrEqualTo(rows.get(i).ttftP99Seconds().orElse(0));
            }
        }
    }

    @Test
    void every_run_has_a_row_and_every_input_a_source() {
        assertThat(index.rows()).hasSameSizeAs(report.diagnoses());
        assertThat(index.sources()).hasSameSizeAs(report.batch().inputs());
        assertThat(index.filters().stream().mapToInt(IndexView.Filter::count).sum())
                .isEqualTo(index.rows().size());
    }

    @Test
    void runs_of_one_name_are_told_apart() {
        assertThat(index.rows().stream().map(IndexView.Row::name)).doesNotHaveDuplicates();
    }

    @Test
    void the_headline_counts_the_critical_runs() {
        long critical =
                index.rows().stream().filter(row -> row.mark() == Mark.CRITICAL).count();

        assertThat(index.headline())
                .startsWith(critical + " trong " + index.rows().size() + " lần đo");
    }

    @Test
    void nothing_is_said_of_none() {
        assertThat(index.summary()).doesNotContain("0 lần").contains("lần đo khác có điều cần chú ý");
    }

    @Test
    void among_very_many_runs_only_those_with_a_problem_have_a_page() {
        BatchReport crowd = crowd(Excerpts.NONE);

        IndexView view = crowd.index("en");

        List<IndexView.Row> with =
                view.rows().stream().filter(row -> !row.page().isEmpty()).toList();
        assertThat(with).hasSize(300).allMatch(row -> row.mark() == Mark.CRITICAL || row.mark() == Mark.WARNING);
        assertThat(view.summary()).contains("only those with a problem have a page of their own (300 pages)");
        assertThat(index.rows()).noneMatch(row -> row.page().isEmpty());
    }

    /** Each sample thirty times. */
    private BatchReport crowd(Excerpts excerpts) {
        List<Diagnosis> many = new ArrayList<>();
        for (int copy = 0; copy < 30; copy++) {
            many.addAll(report.diagnoses());
        }
        return new BatchReport(report.batch(), many, List.of(Messages.in("en")), excerpts, "");
    }

    @Test
    void among_very_many_runs_those_that_have_a_page_show_their_lines_and_no_others_are_kept() {
        Excerpts excerpts = LogReader.read(List.of("samples")).excerpts();
        BatchReport asked = crowd(excerpts);
        IndexView view = asked.index("en");
        BatchReport unasked = crowd(excerpts);

        for (int run = 0; run < report.diagnoses().size(); run++) {
            boolean hasPage = asked.pages()
                    .contains("runs/" + report.diagnoses().get(run).run().id() + ".html");

            ReportView page = unasked.view(run, "en");

            assertThat(showsLines(page)).isEqualTo(hasPage && showsLines(report.view(run, "vi")));
            assertThat(asked.view(run, "en").sources()).isEqualTo(page.sources());
        }
        assertThat(view.rows()).anyMatch(row -> row.page().isEmpty());
    }

    private static boolean showsLines(ReportView page) {
        return page.sources().stream().anyMatch(source -> source.excerpt().isPresent());
    }

    @Test
    void among_more_than_a_thousand_files_only_those_that_were_not_wholly_read_are_listed() {
        List<Input> inputs = new ArrayList<>();
        for (int n = 0; n < 1_001; n++) {
            Input.Status status = n % 500 == 7 ? Input.Status.FAILED : Input.Status.PARSED;
            inputs.add(new Input("logs/run-" + n + ".log", "vllm-serve-console", 1, "0", 1, status, List.of()));
        }

        IndexView view = indexOver(inputs);

        assertThat(view.sources())
                .extracting(ReportView.Source::path)
                .containsExactly("logs/run-7.log", "logs/run-507.log");
        assertThat(view.summary()).contains("999 of 1,001 files read", "999 files are not listed below");
        assertThat(indexOver(inputs.subList(0, 1_000)).sources()).hasSize(1_000);
        assertThat(indexOver(inputs.subList(0, 1_000)).summary()).doesNotContain("not listed");
    }

    @Test
    void no_list_of_files_is_without_end() {
        List<Input> inputs = new ArrayList<>();
        for (int n = 0; n < 2_000; n++) {
            inputs.add(new Input("logs/x-" + n, "", 1, "0", 1, Input.Status.UNRECOGNISED, List.of()));
        }

        assertThat(indexOver(inputs).sources()).hasSize(500);
        assertThat(indexOver(inputs).summary()).contains("1,500 files are not listed below");
    }

    private IndexView indexOver(List<Input> inputs) {
        Batch batch = new Batch(inputs, report.batch().runs());
        return new BatchReport(batch, report.diagnoses(), List.of(Messages.in("en")), Excerpts.NONE, "").index("en");
    }

    @Test
    void the_page_of_a_run_counts_its_own_files_only() {
        assertThat(report.view(0, "vi").basis().toString()).contains("1/1 tệp");
    }

    @Test
    void an_input_that_was_read_without_a_doubt_needs_no_word() {
        assertThat(report.inputMessages("vi")).hasSameSizeAs(report.batch().inputs());
        assertThat(Sample.report("burst-queue-ramp", Messages.in("vi")).inputMessages("vi"))
                .containsExactly("");
    }
}
