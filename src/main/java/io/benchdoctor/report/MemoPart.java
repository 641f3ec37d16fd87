package io.benchdoctor.report;

import io.benchdoctor.diagnose.Finding;
import io.benchdoctor.facts.Trust;
import io.benchdoctor.model.Input;
import io.benchdoctor.model.Run;
import io.benchdoctor.report.MemoView.Cell;
import io.benchdoctor.report.MemoView.Section;
import io.benchdoctor.report.MemoView.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The memo of one run. It promises nothing that the logs do not carry: targets that nobody chose are called a proposal, and
 * a run that cannot be judged is said to be none that anyone can accept by it.
 */
final class MemoPart {
    /** What fits on two pages together with the signatures. */
    private static final int MOST_SETTINGS = 12;

    private static final int MOST_FILES = 4;
    private static final int MOST_FIGURES = 7;
    private static final int MOST_FINDINGS = 4;

    private final Page page;
    private final Wording wording;

    MemoPart(Page page) {
        this.page = page;
        this.wording = page.wording();
    }

    MemoView view() {
        ReportView.Targets targets = new TargetsPart(page).targets();
        return new MemoView(
                wording.words().tag(),
                wording.say("memo.title"),
                List.of(subject(), evidence(), targets(targets), figures(), conclusion(targets)),
                wording.say("memo.decision"),
                List.of(
                        wording.say("memo.decision.accepted"),
                        wording.say("memo.decision.conditions"),
                        wording.say("memo.decision.refused")),
                List.of(wording.say("memo.signer.tester"), wording.say("memo.signer.customer")),
                List.of(
                        wording.say("memo.sign.name"),
                        wording.say("memo.sign.position"),
                        wording.say("memo.sign.date"),
                        wording.say("memo.sign.signature")),
                foot());
    }

    private String foot() {
        Map<String, String> arguments =
                Map.of("version", page.version(), "id", page.diagnosis().run().id());
        String foot = wording.say("memo.foot", arguments);
        return RunView.draftRemark(wording).map(remark -> foot + " " + remark).orElse(foot);
    }

    private Section subject() {
        Run run = page.diagnosis().run();
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(List.of(said(wording.say("memo.run")), quoted(run.label())));
        rows.add(List.of(said(wording.say("memo.run-id")), quoted(run.id())));
        new AboutPart(page)
                .properties().stream()
                        .limit(MOST_SETTINGS)
                        .forEach(property -> rows.add(List.of(said(property.name()), quoted(property.value()))));
        return new Section(
                wording.say("memo.subject"), Optional.of(new Table(List.of(), List.of(34, 66), rows)), List.of());
    }

    /** The files, with digests by which either party can tell them again. */
    private Section evidence() {
        List<Input> inputs = page.inputs();
        List<List<Cell>> rows = inputs.stream()
                .limit(MOST_FILES)
                .map(input -> {
                    ReportView.Source source = new SourcesPart(wording).source(input);
                    return List.of(
                            quoted(source.path()),
                            said(source.recognised()),
                            quoted(input.sha256()),
                            said(source.status()));
                })
                .toList();
        ReportView.TrustView trust = new TrustPart(page).view();
        List<String> texts = new ArrayList<>();
        if (inputs.size() > MOST_FILES) {
            texts.add(wording.say("memo.more-files", Map.of("count", (long) inputs.size() - MOST_FILES)));
        }
        texts.add(wording.say("report.sentence", Map.of("text", trust.headline())));
        texts.addAll(new RulingPart(wording).sentences(page.diagnosis().ruling()));
        List<String> columns = List.of(
                wording.say("page.col.file"),
                wording.say("page.col.recognised"),
                wording.say("memo.digest"),
                wording.say("page.col.read"));
        return new Section(
                wording.say("memo.evidence"), Optional.of(new Table(columns, List.of(28, 24, 32, 16), rows)), texts);
    }

    private Section targets(ReportView.Targets targets) {
        List<List<Cell>> rows = targets.rows().stream()
                .map(row -> List.of(
                        said(row.name()),
                        said(row.limit()),
                        said(row.measured()),
                        said(row.kept()),
                        said(row.verdict())))
                .toList();
        List<String> columns = List.of(
                wording.say("page.col.target"),
                wording.say("page.col.limit"),
                wording.say("page.col.measured"),
                wording.say("page.col.kept"),
                wording.say("page.col.verdict"));
        Optional<Table> table =
                rows.isEmpty() ? Optional.empty() : Optional.of(new Table(columns, List.of(32, 18, 18, 16, 16), rows));
        return new Section(wording.say("memo.targets"), table, targets.texts());
    }

    private Section figures() {
        List<List<Cell>> rows = new ScorecardPart(page)
                .rows().stream()
                        .limit(MOST_FIGURES)
                        .map(score -> List.of(
                                said(name(score)),
                                said(score.result().text()),
                                said(score.plain()),
                                said(score.verdict())))
                        .toList();
        List<String> columns = List.of(
                wording.say("page.col.metric"),
                wording.say("page.col.result"),
                wording.say("page.col.plain"),
                wording.say("page.col.verdict"));
        return new Section(
                wording.say("memo.figures"), Optional.of(new Table(columns, List.of(30, 19, 35, 16), rows)), List.of());
    }

    private String name(ReportView.Score score) {
        return score.statistic().isEmpty()
                ? score.metric()
                : wording.say("report.metric", Map.of("metric", score.metric(), "statistic", score.statistic()));
    }

    private Section conclusion(ReportView.Targets targets) {
        List<String> texts = new ArrayList<>();
        texts.add(againstTargets(targets));
        if (!targets.rows().isEmpty() && !wording.facts().sloChosen()) {
            texts.add(wording.say("memo.conclusion.proposed"));
        }
        if (Trust.of(wording.facts()).verdict() == Trust.Verdict.CONTRADICTORY) {
            texts.add(wording.say("memo.conclusion.contradictory"));
        }
        VerdictPart verdict = new VerdictPart(page);
        ReportView.Verdict first = verdict.verdict();
        texts.add(finding(first.severity(), first.certainty(), first.headline()) + " " + first.meaning());
        texts.addAll(others());
        verdict.firstStep()
                .ifPresent(step -> texts.add(wording.say("memo.conclusion.next", Map.of("step", step.text()))));
        texts.add(wording.say("memo.conclusion.scope"));
        return new Section(wording.say("memo.conclusion"), Optional.empty(), texts);
    }

    private String againstTargets(ReportView.Targets targets) {
        if (targets.mark() == Mark.GOOD) {
            return wording.say(
                    "memo.conclusion.met", Map.of("chosen", wording.facts().sloChosen() ? "yes" : "no"));
        }
        List<String> missed = targets.rows().stream()
                .filter(row -> row.mark() == Mark.WARNING)
                .map(ReportView.Target::name)
                .toList();
        return missed.isEmpty()
                ? wording.say("memo.conclusion.open")
                : wording.say("memo.conclusion.missed", Map.of("list", wording.list(missed)));
    }

    /** The problems after the first one, which the verdict has told. */
    private List<String> others() {
        String first = page.first().map(Finding::id).orElse("");
        ChartsPart charts = new ChartsPart(page);
        List<ReportView.FindingView> problems = new FindingsPart(page, () -> charts)
                .views().stream()
                        .filter(view -> view.mark() == Mark.CRITICAL || view.mark() == Mark.WARNING)
                        .filter(view -> !view.id().equals(first))
                        .toList();
        List<String> texts = new ArrayList<>();
        problems.stream()
                .limit(MOST_FINDINGS)
                .forEach(problem -> texts.add(finding(problem.severity(), problem.certainty(), problem.title())));
        if (problems.size() > MOST_FINDINGS) {
            texts.add(wording.say("memo.conclusion.more", Map.of("count", (long) problems.size() - MOST_FINDINGS)));
        }
        return texts;
    }

    private String finding(String severity, String certainty, String title) {
        return wording.say(
                "memo.conclusion.finding", Map.of("severity", severity, "certainty", certainty, "title", title));
    }

    private static Cell said(String text) {
        return new Cell(text, false);
    }

    private static Cell quoted(String text) {
        return new Cell(text, true);
    }
}
