package io.benchdoctor.render;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.parse.LogReader;
import io.benchdoctor.report.BatchReport;
import io.benchdoctor.report.Mark;
import io.benchdoctor.report.ReportView;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the whole house says of the logs at some paths, in Vietnamese and English. */
final class SampleReport {
    private SampleReport() {}

    static BatchReport of(String... paths) {
        return in(List.of("vi", "en"), paths);
    }

    /** The same in other languages. */
    static BatchReport in(List<String> languages, String... paths) {
        LogReader.Result read = LogReader.read(List.of(paths));
        List<Diagnosis> diagnoses = read.batch().runs().stream()
                .map(run -> RuleBook.standard().diagnose(run, FactSheet.of(run, Facts.ALL)))
                .toList();
        List<Messages> words = languages.stream().map(Messages::in).toList();
        return new BatchReport(read.batch(), diagnoses, words, read.excerpts(), "1.0");
    }

    /** The view of a sample that holds one run, in each language. */
    static List<ReportView> views(String sample) {
        BatchReport report = of("samples/" + sample);
        return report.languages().stream().map(tag -> report.view(0, tag)).toList();
    }

    /** The same view as if the logs told next to nothing. */
    static ReportView bare(ReportView full) {
        return new ReportView(
                full.language(),
                full.direction(),
                full.languageName(),
                full.words(),
                full.title(),
                List.of(),
                new ReportView.Verdict(
                        Mark.UNDECIDED,
                        "?",
                        "",
                        full.verdict().headline(),
                        full.verdict().meaning()),
                Optional.empty(),
                List.of(),
                new ReportView.TrustView(Mark.UNDECIDED, "unchecked", "?", "?", List.of(), List.of()),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new ReportView.Targets(Mark.UNDECIDED, "", List.of(), List.of(), Optional.empty()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Map::of,
                () -> new ReportView.Tables(List.of(), List.of()),
                List.of(),
                full.foot());
    }
}
