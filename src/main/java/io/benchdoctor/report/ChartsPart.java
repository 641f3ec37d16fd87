package io.benchdoctor.report;

import io.benchdoctor.diagnose.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which charts the page shows, and where; a chart that would draw what was not measured is not among them. */
final class ChartsPart {
    private final Page page;

    ChartsPart(Page page) {
        this.page = page;
    }

    /** Where the time of one request goes. */
    Optional<ChartView> first() {
        return new TimeSplitChart(page).chart();
    }

    /** The waiting line, and how few are served of those inside. */
    List<ChartView> minute() {
        List<ChartView> charts = new ArrayList<>();
        new QueueChart(page).chart().ifPresent(charts::add);
        new SlotsChart(page).chart().ifPresent(charts::add);
        return charts;
    }

    /** The chart beside a finding. */
    Optional<ChartView> of(Finding finding) {
        return finding.id().equals("decode-healthy") ? new TenSecondsChart(page).chart() : Optional.empty();
    }

    /** What another number of slots would bring. */
    Optional<ChartView> whatIf() {
        return new WhatIfChart(page).chart();
    }

    /** Where the pauses of a finding would be drawn, if the logs held them one by one. */
    Optional<ChartView.NotDrawn> notDrawn(Finding finding) {
        boolean pauses = finding.id().equals("prefill-decode-interference");
        if (!pauses || page.wording().facts().hasTimings()) {
            return Optional.empty();
        }
        Wording wording = page.wording();
        return wording.engineer("chart.gaps.missing", Map.of())
                .map(text -> new ChartView.NotDrawn(wording.say("chart.gaps.missing.title"), text, Optional.empty()));
    }

    /** {@code Source: log lines 6, 11 and 15.} and what else is to be said about how the chart was made. */
    static String source(Page page, List<String> facts, String... remarks) {
        Wording wording = page.wording();
        List<String> numbers = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        new Origins(wording.facts()).of(facts).forEach(at -> {
            numbers.add(Integer.toString(at.line()));
            if (!paths.contains(at.path())) {
                paths.add(at.path());
            }
        });
        boolean few = !numbers.isEmpty() && numbers.size() <= 6 && paths.size() == 1;
        List<String> sentences = new ArrayList<>();
        sentences.add(
                few
                        ? wording.say(
                                "chart.source.lines",
                                Map.of("count", (long) numbers.size(), "lines", wording.list(numbers)))
                        : wording.say("chart.source.log"));
        sentences.addAll(List.of(remarks));
        return String.join(" ", sentences);
    }
}
