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
import java.util.stream.Stream;

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
        List<HistoryView.Strand> strands = new ArrayList<>();
        for (Strand strand : report.history().strands()) {
            strands.add(new StrandPart(strand, strands.size(), report.history().relevant(), wording).view());
        }
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
                wording.marked(),
                Stream.of("summary", "changes", "levels", "nights", "files")
                        .map(sheet -> wording.say("history.sheet." + sheet))
                        .toList(),
                wording.say("history.col.load"),
                sources(),
                wording.say("history.foot", Map.of("version", report.version())));
    }

    private Mark mark() {
        History history = report.history();
        if (count(history, true) > 0) {
            return Mark.WARNING;
        }
        return count(history, false) > 0 || untold().isEmpty() ? Mark.GOOD : Mark.UNDECIDED;
    }

    /** The figures that most are asked for and of which a change that matters would not have shown; all where none of those is known. */
    private List<Judged> untold() {
        return report.history().strands().stream()
                .flatMap(strand -> strand.central().stream())
                .filter(course -> course.verdict() == MetricVerdict.UNKNOWN)
                .toList();
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
        List<Judged> untold = untold();
        if (untold.isEmpty()) {
            return wording.say("history.headline.steady");
        }
        return untold.stream().anyMatch(Judged::isLongEnough)
                ? wording.say("history.headline.blind", Map.of("size", StrandFindings.smallest(untold, wording)))
                : wording.say("history.headline.short");
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

    /** Whether anything was judged at all, and how. */
    static Mark mark(Strand strand) {
        boolean worse = strand.courses().stream()
                .flatMap(course -> course.happenings().stream())
                .anyMatch(Happening::worse);
        if (worse) {
            return Mark.WARNING;
        }
        boolean told = strand.courses().stream()
                .anyMatch(course -> !course.happenings().isEmpty());
        boolean untold = strand.central().stream().anyMatch(course -> course.verdict() == MetricVerdict.UNKNOWN);
        return untold && !told ? Mark.UNDECIDED : Mark.GOOD;
    }
}
