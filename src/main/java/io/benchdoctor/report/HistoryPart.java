package io.benchdoctor.report;

import io.benchdoctor.diagnose.History;
import io.benchdoctor.diagnose.History.Happening;
import io.benchdoctor.diagnose.History.Judged;
import io.benchdoctor.diagnose.History.Strand;
import io.benchdoctor.diagnose.MetricVerdict;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.report.ComparisonView.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts a history into one language. */
final class HistoryPart {
    /** Nights by which metrics may differ about when one change began. */
    static final int SLACK = 1;

    private final HistoryReport report;
    private final Wording wording;

    HistoryPart(HistoryReport report, Messages words) {
        this.report = report;
        this.wording = Wording.of(words);
    }

    HistoryView view() {
        List<HistoryView.Strand> strands = report.history().strands().stream()
                .map(strand -> new StrandPart(strand, wording).view())
                .toList();
        return new HistoryView(
                wording.words().tag(),
                wording.words().direction(),
                wording.words().name(),
                RunView.pageWords(wording.words()),
                wording.say("history.title"),
                mark(),
                headline(),
                notes(),
                strands,
                sources(),
                wording.say("history.foot", Map.of("version", report.version())));
    }

    private Mark mark() {
        History history = report.history();
        if (count(history, true) > 0) {
            return Mark.CRITICAL;
        }
        return isJudged(history) ? Mark.GOOD : Mark.UNDECIDED;
    }

    /** Of the metrics of one load that moved together, the number says no more than that they moved; nights are counted. */
    private String headline() {
        History history = report.history();
        long worse = count(history, true);
        long better = count(history, false);
        if (worse > 0) {
            return wording.say("history.headline.worse", Map.of("count", worse));
        }
        if (better > 0) {
            return wording.say("history.headline.better", Map.of("count", better));
        }
        return wording.say(isJudged(history) ? "history.headline.steady" : "history.headline.short");
    }

    private static long count(History history, boolean worse) {
        return history.strands().stream()
                .mapToLong(strand -> count(strand.courses().stream()
                        .flatMap(course -> course.happenings().stream())
                        .filter(happening -> happening.worse() == worse)
                        .mapToInt(happening -> happening.event().first())
                        .sorted()
                        .toArray()))
                .sum();
    }

    /** Neighbouring nights are one change that some metrics show later. */
    private static long count(int[] nights) {
        long count = 0;
        int begun = 0;
        for (int night : nights) {
            if (count == 0 || night - begun > SLACK) {
                count++;
                begun = night;
            }
        }
        return count;
    }

    private static boolean isJudged(History history) {
        return history.strands().stream()
                .flatMap(strand -> strand.courses().stream())
                .anyMatch(course -> course.verdict() != MetricVerdict.UNKNOWN);
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        long undated = report.history().undated().size();
        if (undated > 0) {
            notes.add(wording.say("history.undated", Map.of("count", undated)));
        }
        if (report.history().strands().stream().anyMatch(strand -> !strand.dated())) {
            notes.add(wording.say("history.by-path"));
        }
        notes.addAll(new RulingPart(wording).sentences(report.ruling()));
        return notes;
    }

    private Table sources() {
        SourcesPart part = new SourcesPart(wording);
        return new Table(
                wording.say("compare.section.sources"),
                List.of(
                        wording.say("compare.col.file"),
                        wording.say("compare.col.recognised"),
                        wording.say("compare.col.outcome")),
                report.batch().inputs().stream()
                        .map(part::source)
                        .map(source -> List.of(
                                source.path(),
                                source.recognised(),
                                source.detail().isEmpty() ? source.status() : source.status() + ": " + source.detail()))
                        .toList());
    }

    /** The words of what happened to one metric. */
    static String direction(Happening happening) {
        return happening.event().change() < 0 ? "down" : "up";
    }

    /** Whether anything was judged at all, and how. */
    static Mark mark(Strand strand) {
        List<MetricVerdict> verdicts =
                strand.courses().stream().map(Judged::verdict).toList();
        boolean worse = strand.courses().stream()
                .flatMap(course -> course.happenings().stream())
                .anyMatch(Happening::worse);
        if (worse) {
            return Mark.CRITICAL;
        }
        return verdicts.stream().allMatch(verdict -> verdict == MetricVerdict.UNKNOWN) ? Mark.UNDECIDED : Mark.GOOD;
    }
}
