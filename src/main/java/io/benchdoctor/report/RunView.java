package io.benchdoctor.report;

import io.benchdoctor.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts the parts of the page of one run together, in reading order. */
final class RunView {
    private static final String PAGE = "page.";
    private static final String SHEET = "sheet.";

    private final Page page;
    private final ChartsPart charts;
    private final VerdictPart verdict;
    private final FindingsPart findings;
    private final ScorecardPart scorecard;
    private final StepsPart steps;

    private RunView(Page page) {
        this.page = page;
        this.charts = new ChartsPart(page);
        this.verdict = new VerdictPart(page);
        this.findings = new FindingsPart(page, () -> charts);
        this.scorecard = new ScorecardPart(page);
        this.steps = new StepsPart(page, charts);
    }

    static ReportView of(Page page) {
        return new RunView(page).view();
    }

    private ReportView view() {
        Wording wording = page.wording();
        GapsPart gaps = new GapsPart(page);
        TablesPart tables = new TablesPart(page);
        Draft draft = draft();
        ReportView.TrustView trust = new TrustPart(page).view();
        return new ReportView(
                wording.words().tag(),
                wording.words().direction(),
                wording.words().name(),
                pageWords(wording.words()),
                title(page),
                new AboutPart(page).properties(),
                draft.verdict(),
                draft.firstStep(),
                basis(trust),
                trust,
                draft.figures(),
                charts.first(),
                draft.minute(),
                charts.minute(draft.drawn()),
                draft.scorecard(),
                draft.more(),
                draft.findings(),
                draft.steps(),
                steps.wouldNotHelp(),
                new TargetsPart(page).targets(),
                gaps.toMeasure(),
                gaps.notJudged(),
                new SourcesPart(wording).ofRun(page),
                // All that the page tells is told by now; what follows is for other outputs.
                new ProofsPart(page).proofs(draft.scores()),
                wording.marked(),
                new Later<>(wording, findings::texts),
                new Later<>(wording, () -> new ReportView.Tables(tables.metrics(), tables.facts())),
                new GlossaryPart(wording).terms(draft.texts()),
                foot(page));
    }

    static String title(Page page) {
        return page.wording()
                .say("report.title", Map.of("run", page.diagnosis().run().label()));
    }

    private Draft draft() {
        List<ReportView.Score> rows = scorecard.rows();
        return new Draft(
                verdict.verdict(),
                verdict.firstStep(),
                verdict.figures(),
                new MinutePart(page).answers(),
                rows,
                scorecard.more(rows),
                findings.views(),
                steps.steps());
    }

    /** Fixed labels: those of the page by short key, those of the workbook by their whole key. */
    static Map<String, String> pageWords(Messages words) {
        return words.labels(PAGE, SHEET);
    }

    static String foot(Page page) {
        return foot(page.wording(), page.version());
    }

    static String foot(Wording wording, String version) {
        String foot = wording.say("report.foot", Map.of("version", version));
        return draftRemark(wording).map(remark -> foot + " " + remark).orElse(foot);
    }

    /** That some words of an unfinished language are missing; empty for a language that says everything. */
    static Optional<String> draftRemark(Wording wording) {
        return wording.words().isComplete() ? Optional.empty() : Optional.of(wording.say("report.foot.fallbacks"));
    }

    private List<ReportView.Basis> basis(ReportView.TrustView trust) {
        List<ReportView.Basis> basis = new ArrayList<>(verdict.basis(trust));
        if (page.wording().facts().kept().isPresent()) {
            basis.add(new ReportView.Basis(Mark.UNDECIDED, page.wording().say("report.basis.saved")));
        }
        new RulingPart(page.wording())
                .remarks(page.diagnosis().ruling())
                .forEach(remark -> basis.add(new ReportView.Basis(Mark.UNDECIDED, remark)));
        draftRemark(page.wording()).ifPresent(remark -> basis.add(new ReportView.Basis(Mark.UNDECIDED, remark)));
        return basis;
    }

    /** The parts whose words decide which terms the glossary explains. */
    private record Draft(
            ReportView.Verdict verdict,
            Optional<ReportView.FirstStep> firstStep,
            List<ReportView.KeyFigure> figures,
            List<ReportView.Answer> minute,
            List<ReportView.Score> scorecard,
            List<ReportView.Score> more,
            List<ReportView.FindingView> findings,
            List<ReportView.Step> steps) {

        /** The charts beside findings. */
        List<ChartView> drawn() {
            return findings.stream()
                    .filter(finding -> !finding.titleOnly())
                    .map(ReportView.FindingView::chart)
                    .flatMap(Optional::stream)
                    .toList();
        }

        List<ReportView.Score> scores() {
            return Stream.concat(scorecard.stream(), more.stream()).toList();
        }

        List<String> texts() {
            List<String> texts = new ArrayList<>();
            texts.add(verdict.headline());
            minute.forEach(answer -> texts.add(answer.text()));
            scorecard.forEach(score -> {
                texts.add(score.metric());
                texts.add(score.statistic());
                texts.add(score.plain());
            });
            findings.forEach(finding -> {
                texts.add(finding.title());
                texts.addAll(finding.paragraphs());
                texts.addAll(finding.fold().paragraphs());
            });
            steps.forEach(step -> {
                texts.add(step.title());
                texts.add(step.text());
                step.rows().forEach(row -> texts.add(row.text()));
            });
            return texts;
        }
    }
}
