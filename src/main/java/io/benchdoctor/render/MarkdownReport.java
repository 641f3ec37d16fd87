package io.benchdoctor.render;

import static io.benchdoctor.render.MarkdownPage.sign;
import static io.benchdoctor.render.MarkdownText.inline;

import io.benchdoctor.report.Mark;
import io.benchdoctor.report.ReportView;
import io.benchdoctor.report.ReportView.Box;
import io.benchdoctor.report.ReportView.Excerpt;
import io.benchdoctor.report.ReportView.FindingView;
import io.benchdoctor.report.ReportView.Fold;
import io.benchdoctor.report.ReportView.Pair;
import io.benchdoctor.report.ReportView.Score;
import io.benchdoctor.report.ReportView.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The report of one run as Markdown: what is asked first stands first, and the evidence in folds. */
final class MarkdownReport {
    private final ReportView view;
    private final MarkdownPage page;

    private MarkdownReport(ReportView view) {
        this.view = view;
        this.page = new MarkdownPage(view.words());
    }

    static String of(ReportView view) {
        MarkdownReport report = new MarkdownReport(view);
        report.top();
        report.trust();
        report.about();
        report.scorecard();
        report.findings();
        report.steps();
        report.targets();
        report.gaps();
        report.page.heading(2, report.page.word("section.sources")).sources(view.sources());
        report.page.raw("---").paragraph(view.foot());
        return report.page.text();
    }

    private void top() {
        ReportView.Verdict verdict = view.verdict();
        page.heading(1, sign(verdict.mark()) + verdict.severity() + ": " + verdict.headline());
        page.paragraph(verdict.meaning());
        view.firstStep().ifPresent(step -> page.raw("**" + inline(step.title()) + "** " + inline(step.text())));
        page.list(view.basis().stream()
                .map(basis -> sign(basis.mark()) + inline(basis.text()))
                .toList());
    }

    /** What does not agree, and what only looks so; that all agrees was said in a line. */
    private void trust() {
        ReportView.TrustView trust = view.trust();
        if (trust.mark() == Mark.WARNING) {
            page.heading(2, page.word("trust.checks"));
            page.paragraph(trust.text());
            page.table(
                    List.of(
                            page.word("col.check"),
                            page.word("col.verdict"),
                            page.word("col.expected"),
                            page.word("col.found"),
                            page.word("col.file")),
                    trust.checks().stream()
                            .map(check -> List.of(
                                    check.name(),
                                    sign(check.mark()) + check.outcome(),
                                    check.expected(),
                                    check.found(),
                                    check.at()))
                            .toList());
        }
        page.list(trust.artefacts().stream()
                .map(artefact ->
                        strong(page.word("artefact") + ": " + artefact.title()) + " " + inline(artefact.text()))
                .toList());
    }

    private void about() {
        page.heading(2, page.word("about"));
        page.paragraph(view.title());
        page.list(view.about().stream()
                .map(property -> strong(property.name()) + " " + inline(property.value()))
                .toList());
    }

    private void scorecard() {
        if (view.scorecard().isEmpty()) {
            return;
        }
        page.heading(2, page.word("section.scorecard"));
        page.table(
                List.of(
                        page.word("col.metric"),
                        page.word("col.result"),
                        page.word("col.plain"),
                        page.word("col.verdict")),
                view.scorecard().stream().map(MarkdownReport::row).toList());
    }

    private static List<String> row(Score score) {
        String name = score.statistic().isEmpty() ? score.metric() : score.metric() + " · " + score.statistic();
        String plain = score.definition().isEmpty() ? score.plain() : joined(score.plain(), "· " + score.definition());
        return List.of(
                name,
                score.result().text(),
                plain,
                sign(score.mark())
                        + (score.verdictNote().isEmpty()
                                ? score.verdict()
                                : joined(score.verdict(), "(" + score.verdictNote() + ")")));
    }

    private void findings() {
        if (view.findings().isEmpty()) {
            return;
        }
        page.heading(2, page.word("section.findings"));
        view.findings().forEach(this::finding);
    }

    private void finding(FindingView finding) {
        page.heading(3, finding.number() + ". " + sign(finding.mark()) + finding.title());
        page.raw(inline(finding.severity()) + " · " + inline(finding.certainty()));
        if (finding.titleOnly()) {
            return;
        }
        finding.paragraphs().forEach(page::paragraph);
        fold(finding.fold());
    }

    private void fold(Fold fold) {
        page.fold(fold.summary());
        fold.paragraphs().forEach(page::paragraph);
        if (!fold.checks().isEmpty()) {
            page.table(
                    List.of(page.word("col.check"), page.word("col.expected"), page.word("col.found")),
                    fold.checks().stream()
                            .map(check -> List.of(check.name(), check.expected(), check.found()))
                            .toList());
        }
        fold.excerpt().ifPresent(this::excerpt);
        if (!fold.candidates().isEmpty()) {
            page.table(
                    List.of(
                            page.word("col.candidate"),
                            page.word("col.sign"),
                            page.word("col.remedy"),
                            page.word("certainty")),
                    fold.candidates().stream()
                            .map(each -> List.of(each.name(), each.sign(), each.remedy(), each.share()))
                            .toList());
        }
        points("ruled-out", fold.ruledOut());
        points("missing", fold.missing());
        page.paragraph(fold.origin());
        page.endFold();
    }

    private void points(String word, List<String> texts) {
        if (!texts.isEmpty()) {
            page.raw(strong(page.word(word)));
            page.list(texts.stream().map(MarkdownText::inline).toList());
        }
    }

    /** Lines of a log with their numbers; the used ones are marked, since nothing can be underlined here. */
    private void excerpt(Excerpt excerpt) {
        int width = excerpt.lines().stream()
                .mapToInt(line -> Integer.toString(line.number()).length())
                .max()
                .orElse(1);
        page.raw(MarkdownText.code(excerpt.path()));
        page.fence(
                "text",
                excerpt.lines().stream().map(line -> numbered(line, width)).collect(Collectors.joining("\n")));
    }

    private static String numbered(Excerpt.Line line, int width) {
        if (line.number() == 0) {
            return " ".repeat(width) + "  ⋯";
        }
        String number = Integer.toString(line.number());
        return " ".repeat(width - number.length())
                + number
                + (line.used() ? " > " : "   ")
                + line.text().replaceAll("[\\r\\n]+", " ").stripTrailing();
    }

    private void steps() {
        if (!view.steps().isEmpty()) {
            page.heading(2, page.word("section.steps"));
            view.steps().forEach(this::step);
        }
        if (!view.wouldNotHelp().isEmpty()) {
            page.raw(strong(page.word("would-not-help")));
            page.list(view.wouldNotHelp().stream().map(MarkdownReport::pair).toList());
        }
    }

    private void step(Step step) {
        page.heading(3, step.number() + ". " + step.title());
        page.paragraph(step.text());
        step.commands().forEach(command -> page.fence("sh", command));
        page.list(step.rows().stream().map(MarkdownReport::pair).toList());
    }

    private void targets() {
        ReportView.Targets targets = view.targets();
        page.heading(2, page.word("section.targets"));
        page.raw(sign(targets.mark()) + strong(targets.title()));
        targets.texts().forEach(page::paragraph);
        if (!targets.rows().isEmpty()) {
            page.table(
                    List.of(
                            page.word("col.target"),
                            page.word("col.limit"),
                            page.word("col.measured"),
                            page.word("col.kept"),
                            page.word("col.verdict")),
                    targets.rows().stream()
                            .map(row -> List.of(
                                    row.name(),
                                    row.limit(),
                                    row.measured(),
                                    row.kept(),
                                    sign(row.mark()) + row.verdict()))
                            .toList());
        }
    }

    private void gaps() {
        if (!view.toMeasure().isEmpty()) {
            page.heading(2, page.word("section.measure"));
            view.toMeasure().forEach(this::box);
        }
        if (!view.notJudged().isEmpty()) {
            page.fold(page.word("not-judged"));
            List<String> open = new ArrayList<>();
            view.notJudged()
                    .forEach(gap -> open.add(strong(gap.input()) + "\n"
                            + gap.titles().stream()
                                    .map(title -> "  - " + MarkdownText.line(title))
                                    .collect(Collectors.joining("\n"))));
            page.list(open);
            page.endFold();
        }
    }

    private void box(Box box) {
        page.raw(sign(box.mark()) + strong(box.title()) + "  \n" + MarkdownText.line(box.text()));
        box.command().ifPresent(command -> page.fence("sh", command));
    }

    private static String pair(Pair pair) {
        return strong(pair.name()) + ": " + inline(pair.text());
    }

    private static String strong(String text) {
        return "**" + inline(text) + "**";
    }

    private static String joined(String first, String second) {
        return (first + " " + second).strip();
    }
}
