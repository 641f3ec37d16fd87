package io.benchdoctor.report;

import io.benchdoctor.model.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the report of one run says, in the reader's language and in the order it is read. A renderer adds no word to it.
 * Texts may hold code between backticks.
 *
 * @param language BCP 47 tag; {@code direction} is {@code ltr} or {@code rtl}
 * @param words fixed labels of the page by short key, such as {@code nav.minute} (message key {@code page.nav.minute})
 * @param marked texts of this view that hold figures of facts, by what is read; see {@link Marked}
 * @param allFindings the sentences of every finding by id, {@code tables} all figures; worked out for whoever asks
 * @param minute question and answer pairs, with the charts that belong to them
 */
public record ReportView(
        String language,
        String direction,
        String languageName,
        Map<String, String> words,
        String title,
        List<Property> about,
        Verdict verdict,
        Optional<FirstStep> firstStep,
        List<Basis> basis,
        TrustView trust,
        List<KeyFigure> figures,
        Optional<ChartView> firstChart,
        List<Answer> minute,
        List<ChartView> minuteCharts,
        List<Score> scorecard,
        List<Score> moreScores,
        List<FindingView> findings,
        List<Step> steps,
        List<Pair> wouldNotHelp,
        Targets targets,
        List<Box> toMeasure,
        List<NotJudged> notJudged,
        List<Source> sources,
        List<Proof> proofs,
        Map<String, String> marked,
        Supplier<Map<String, FindingTexts>> allFindings,
        Supplier<Tables> tables,
        List<Term> glossary,
        String foot) {
    /** What tables and scripts read of it. */
    public BriefView brief() {
        BriefView.Trust believed =
                new BriefView.Trust(trust.verdict(), trust.headline(), trust.text(), trust.artefacts());
        return new BriefView(verdict.mark(), believed, findingTexts());
    }

    /** The sentences of every finding, by id. */
    public Map<String, FindingTexts> findingTexts() {
        return allFindings.get();
    }

    /** Every figure that a log prints or raw timings give. */
    public List<MetricRow> metrics() {
        return tables.get().metrics();
    }

    /** Every number that was derived. */
    public List<FactRow> facts() {
        return tables.get().facts();
    }

    /** What only a workbook shows of all figures. */
    public record Tables(List<MetricRow> metrics, List<FactRow> facts) {}

    /** A line of "about this run": model, GPU, version, load. */
    public record Property(String name, String value) {}

    /** A name and a text. */
    public record Pair(String name, String text) {}

    /** The one sentence on top, what it means, and how sure it is. */
    public record Verdict(Mark mark, String severity, String certainty, String headline, String meaning) {}

    /** What to do first; {@code link} is the words that lead on to the steps. */
    public record FirstStep(String title, String text, String link) {}

    /** What the verdict stands on: figures agree, files read, the worst gap. */
    public record Basis(Mark mark, String text) {}

    /**
     * How far the figures can be believed.
     *
     * @param verdict {@code coherent}, {@code within-rounding}, {@code contradictory} or {@code unchecked}
     * @param headline the verdict in a few words, {@code text} in a sentence or two
     * @param artefacts what looks like a contradiction and is the client's way of counting
     */
    public record TrustView(
            Mark mark, String verdict, String headline, String text, List<Check> checks, List<Artefact> artefacts) {
        /** What must hold, what was found, and the lines of the figures as {@code path:line}. */
        public record Check(String name, Mark mark, String outcome, String expected, String found, String at) {}

        /** @param metrics metric ids or families that it is about */
        public record Artefact(String id, String title, String text, List<String> metrics) {}
    }

    /** A figure of the verdict, large, and what it is; {@code fact} is the proof it leads to, empty when none. */
    public record KeyFigure(String value, String note, String fact) {}

    /** A question that a reader in a hurry has, answered. */
    public record Answer(String question, String text) {}

    /** A cell of a table: its text, and the number behind it for a workbook. */
    public record Cell(String text, Optional<Quantity> quantity) {}

    /**
     * @param id of the metric, and of the proof that its result leads to
     * @param term id of the glossary entry that the metric links to; empty when none
     * @param definition how the tool defines the figure; empty where as vLLM's client does
     */
    public record Score(
            String id,
            String metric,
            String statistic,
            String term,
            Cell result,
            String plain,
            Mark mark,
            String verdict,
            String verdictNote,
            String definition) {}

    /**
     * @param paragraphs lay text
     * @param titleOnly whether the page shows no more than the title (notes beyond the sixth)
     */
    public record FindingView(
            int number,
            String id,
            Mark mark,
            String severity,
            String certainty,
            String title,
            List<String> paragraphs,
            boolean titleOnly,
            Optional<ChartView> chart,
            Optional<ChartView.NotDrawn> notDrawn,
            Fold fold) {}

    /**
     * The sentences of one finding for {@code report.json}; also of those that the page folds into another.
     *
     * @param evidence one per evidence of the finding, {@code missing} one per missing fact, {@code recommendations} one
     *     per recommendation, in their order
     */
    public record FindingTexts(
            String title, String text, List<String> evidence, List<String> missing, List<String> recommendations) {}

    /** The engineer's part of a finding, closed at first. */
    public record Fold(
            String summary,
            List<String> paragraphs,
            List<Check> checks,
            Optional<Excerpt> excerpt,
            List<String> ruledOut,
            List<Candidate> candidates,
            List<String> missing,
            String origin) {}

    /** A comparison: what theory or a limit says, what the log says. */
    public record Check(String name, String expected, String found) {}

    /** A possible owner of a cause: its sign, what to do, and its share of the certainty. */
    public record Candidate(String name, String sign, String remedy, String share) {}

    /** Lines of a log, verbatim. */
    public record Excerpt(String path, List<Line> lines) {
        /** @param number 0 for a gap; {@code used} when a figure was read from it */
        public record Line(int number, String text, boolean used) {}
    }

    /** @param rows label and text: done when, trade-off, predicted effect, refuted by */
    public record Step(
            int number,
            String id,
            String title,
            String text,
            List<String> commands,
            List<Pair> rows,
            Optional<ChartView> chart) {}

    /** A remark apart from the text, with a command to copy where there is one. */
    public record Box(Mark mark, String title, String text, Optional<String> command) {}

    /**
     * The run held against the targets; without rows, why it cannot be.
     *
     * @param texts against which targets, and what a reader notices
     * @param chart only where requests were counted one by one
     */
    public record Targets(Mark mark, String title, List<String> texts, List<Target> rows, Optional<ChartView> chart) {}

    /**
     * One limit, or all together.
     *
     * @param kept share of all sent requests within it; empty where it is not counted
     */
    public record Target(String name, String limit, String measured, String kept, Mark mark, String verdict) {}

    /** Questions that these logs could not decide, and the input that would. */
    public record NotJudged(String input, List<String> titles) {}

    /** A file that was given: what it is, what became of it, and the lines that the report leans on. */
    public record Source(
            String path, String recognised, Mark mark, String status, String detail, Optional<Excerpt> excerpt) {}

    /**
     * How a figure of the page came about.
     *
     * @param id of the fact
     * @param formula in fact ids; empty for a figure that stands in a log as it is
     * @param places of the logs that it stands on in the end, as far as they can be looked up one by one
     * @param more places than those
     */
    public record Proof(String id, String name, String value, String formula, List<Place> places, int more) {
        /** Lines of a file, one or a stretch in which every line counts. */
        public record Place(String path, int line, int last) {}
    }

    /**
     * A metric with what was reported and what was recomputed.
     *
     * @param unit for the workbook's unit column
     * @param definition how the tool defines the reported figure; empty where as vLLM's client does
     */
    public record MetricRow(
            String metric,
            String statistic,
            Optional<Quantity> reported,
            Optional<Quantity> recomputed,
            String unit,
            String quality,
            String path,
            int line,
            String id,
            String definition) {}

    /** A derived number: formula in fact ids, and what it was made of. */
    public record FactRow(
            String name,
            Quantity value,
            String text,
            String unit,
            String quality,
            String formula,
            String from,
            String id) {}

    /** A word of the glossary: for everyone, and exactly. */
    public record Term(String id, String name, String text, String exact) {}
}
