package io.benchdoctor.report;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.facts.GapHistogram;
import io.benchdoctor.facts.Promise;
import io.benchdoctor.facts.RequestTable;
import io.benchdoctor.facts.Samples;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.report.Curve.Holes;
import io.benchdoctor.report.WorkbookView.GapBar;
import io.benchdoctor.report.WorkbookView.Requests;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Puts together what only a workbook shows of one run. */
final class WorkbookPart {
    /** A program that draws a chart draws every point of it. */
    private static final int MOST_POINTS = 2_000;
    /** An ordered line has no extremes to lose. */
    private static final int MOST_ORDERED = 500;

    private final Page page;
    private final Wording wording;
    private final Messages english;

    WorkbookPart(Page page, Messages english) {
        this.page = page;
        this.wording = page.wording();
        this.english = english;
    }

    WorkbookView view() {
        return new WorkbookView(
                page.diagnosis()
                        .run()
                        .timings()
                        .filter(timings -> timings.count() > 0)
                        .map(this::requests),
                new SeriesPart(page).series(),
                new TargetSheetPart(page).view(),
                new WhatIfPart(wording).view(),
                new GlossaryPart(wording).all(Wording.of(english)));
    }

    private Requests requests(RequestTimings timings) {
        RequestTable table = RequestTable.of(timings);
        return new Requests(
                table,
                new Promise(wording.facts().slo(), timings),
                Curve.of(
                        timings.count(),
                        request -> request + 1.0,
                        request -> timings.ttftSeconds(request),
                        Holes.SKIPPED,
                        MOST_POINTS),
                byWait(),
                GapHistogram.of(wording.facts()).map(this::bars).orElse(List.of()),
                table.leftOut() == 0
                        ? ""
                        : wording.say(
                                "report.requests.left-out",
                                Map.of("count", wording.numbers().count(table.leftOut()))));
    }

    private Curve byWait() {
        double[] rising = rising();
        int points = Math.min(MOST_ORDERED, rising.length);
        return Curve.of(
                points,
                k -> (place(k, points, rising.length) + 1.0) / rising.length,
                k -> OptionalDouble.of(rising[place(k, points, rising.length)] / 1000),
                Holes.SKIPPED,
                MOST_ORDERED);
    }

    private double[] rising() {
        try {
            return wording.facts().sorted(Samples.TTFT);
        } catch (Unavailable noWaits) {
            return new double[0];
        }
    }

    /** The k-th of so many places, spread evenly, the first and the last among them. */
    private static int place(int k, int points, int all) {
        return points == 1 ? all - 1 : (int) Math.round((all - 1.0) * k / (points - 1));
    }

    private List<GapBar> bars(GapHistogram histogram) {
        return histogram.bins().stream()
                .map(bin -> new GapBar(edge(bin.toMillis()), bin))
                .toList();
    }

    /** Two digits tell ten edges of a decade apart. */
    private String edge(double millis) {
        int decimals = Math.max(0, 1 - (int) Math.floor(Math.log10(millis)));
        double rounded = Math.rint(millis * Math.pow(10, decimals)) / Math.pow(10, decimals);
        return wording.numbers().number(rounded, decimals);
    }
}
