package io.benchdoctor.report;

import io.benchdoctor.diagnose.Finding;
import io.benchdoctor.facts.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which charts the page shows, and where; a chart that would draw what was not measured is not among them. */
final class ChartsPart {
    /** A page with more pictures is not looked at. */
    private static final int MOST = 6;

    /** Findings about the rhythm of the text; the gaps are drawn beside the first of them. */
    private static final Set<String> ABOUT_GAPS = Set.of(
            "prefill-decode-interference",
            "server-stalls",
            "multi-token-chunks",
            "proxy-buffering",
            "chunked-prefill-off-or-huge-budget",
            "long-prompt-head-of-line",
            "preemption-recompute",
            "healthy");

    /** Findings about what the server holds; the server over time is drawn beside the first of them. */
    private static final Set<String> ABOUT_SERVER = Set.of(
            "admission-cap-kv-cache",
            "admission-cap-max-num-seqs",
            "preemption-recompute",
            "kv-near-full-oscillation",
            "prefix-cache-thrash",
            "open-loop-overload");

    private static final String SERVER = "server";
    private static final String ABOUT_PACE = "decode-healthy";

    private final Page page;
    private final Map<String, ChartView> charts = new LinkedHashMap<>();

    ChartsPart(Page page) {
        this.page = page;
        add(new TimeSplitChart(page).chart());
        add(new QueueChart(page).chart());
        add(new SlotsChart(page).chart());
        add(new WhatIfChart(page).chart());
        add(new ServerChart(page).chart());
        add(new GapsChart(page).chart());
        if (page.found(ABOUT_PACE) || isBehindTheEye()) {
            add(new TenSecondsChart(page).chart());
        }
    }

    /** A mean that keeps up says nothing of pauses; one that does not is news. */
    private boolean isBehindTheEye() {
        return page.wording().value("user.rate").orElse(Reading.TOKENS_PER_SECOND) < Reading.TOKENS_PER_SECOND;
    }

    /** The most telling ones come first, with room for that of the targets; what is too many is left out. */
    private void add(Optional<ChartView> chart) {
        int most = page.wording().value("slo.attainment").isPresent() ? MOST - 1 : MOST;
        chart.filter(one -> charts.size() < most).ifPresent(one -> charts.put(one.id(), one));
    }

    private Optional<Finding> host(Set<String> about) {
        return page.diagnosis().findings().stream()
                .filter(finding -> about.contains(finding.id()))
                .findFirst();
    }

    private Optional<ChartView> chart(String id) {
        return Optional.ofNullable(charts.get(id));
    }

    /** Where the time of one request goes. */
    Optional<ChartView> first() {
        return chart("time-split");
    }

    /**
     * The waiting line, how few are served of those inside, the server over time; and the rhythm and the pace of answers,
     * where no finding is about them.
     *
     * @param beside the charts that stand beside a finding
     */
    List<ChartView> minute(List<ChartView> beside) {
        return Stream.of("queue", "slots", SERVER, "gaps", "ten-seconds")
                .map(this::chart)
                .flatMap(Optional::stream)
                .filter(chart -> !beside.contains(chart))
                .toList();
    }

    /** The chart beside a finding. */
    Optional<ChartView> of(Finding finding) {
        if (host(ABOUT_SERVER).filter(finding::equals).isPresent() && charts.containsKey(SERVER)) {
            return chart(SERVER);
        }
        if (host(ABOUT_GAPS).filter(finding::equals).isPresent()) {
            return chart("gaps");
        }
        return finding.id().equals(ABOUT_PACE) ? chart("ten-seconds") : Optional.empty();
    }

    /** What another number of slots would bring. */
    Optional<ChartView> whatIf() {
        return chart("what-if");
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
        wording.places(facts).forEach(at -> {
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
