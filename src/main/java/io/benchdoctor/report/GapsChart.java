package io.benchdoctor.report;

import io.benchdoctor.facts.GapBins;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import io.benchdoctor.report.ChartView.Gaps;
import io.benchdoctor.report.ChartView.Gaps.Bin;
import io.benchdoctor.report.ChartView.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Chart 4: is the rhythm even, and what are the long gaps? Drawn from raw gaps alone. */
final class GapsChart {
    /** The rule that says whose prompts the long gaps are. */
    private static final String INTERRUPTED = "prefill-decode-interference";

    /** From this part of the gaps on, long ones are no exception. */
    private static final double MANY = 0.1;

    /** Below this part of the writing time, long gaps do not matter. */
    private static final double HARDLY = 0.1;

    /** Below it one in a hundred is too much to say. */
    private static final double RARE = 0.005;

    /** Milliseconds from which on no decimals are written. */
    private static final double WHOLE_FROM = 10;

    private final Page page;
    private final Wording wording;

    GapsChart(Page page) {
        this.page = page;
        this.wording = page.wording();
    }

    Optional<ChartView> chart() {
        OptionalDouble median = wording.value("recomputed.itl.median");
        OptionalDouble share = wording.value("itl.stalledShare");
        OptionalDouble time = wording.value("itl.stalledTimeShare");
        if (median.isEmpty() || median.getAsDouble() <= 0 || share.isEmpty() || time.isEmpty()) {
            return Optional.empty();
        }
        return GapBins.of(wording.facts())
                .map(gaps -> chart(gaps, median.getAsDouble(), share.getAsDouble(), time.getAsDouble()));
    }

    private ChartView chart(GapBins gaps, double median, double share, double time) {
        double limit = gaps.limitMillis();
        String count = wording.numbers().number(gaps.count(), 0);
        return new ChartView(
                "gaps",
                title(share, time),
                wording.say("chart.gaps.subtitle"),
                ChartsPart.source(page, List.of("itl.stalledTimeShare"), wording.say("chart.gaps.remark")),
                wording.say(
                        "chart.gaps.alt",
                        Map.of(
                                "count",
                                count,
                                "median",
                                length(median),
                                "limit",
                                length(limit),
                                "time",
                                percent(time))),
                new Gaps(
                        wording.say("chart.gaps.axis", Map.of("count", count)),
                        wording.say("chart.gaps.x"),
                        bins(gaps),
                        List.of(
                                wording.say("chart.gaps.usual"),
                                wording.say("chart.gaps.about", Map.of("time", length(median))),
                                inHundred(1 - share)),
                        share == 0 ? List.of() : longLabel(limit, share, time),
                        ticks(gaps)));
    }

    private String title(double share, double time) {
        if (share == 0) {
            return wording.say("chart.gaps.title.none");
        }
        Map<String, ?> arguments = Map.of("share", whole(share), "time", percent(time));
        if (time < HARDLY) {
            return wording.say("chart.gaps.title.even", arguments);
        }
        String title = share < RARE ? "rare" : share < MANY ? "few" : "many";
        return wording.say("chart.gaps.title." + title, arguments);
    }

    private List<String> longLabel(double limit, double share, double time) {
        String name = page.found(INTERRUPTED) ? "chart.gaps.interrupted" : "chart.gaps.long";
        return List.of(
                wording.say(name, Map.of("time", length(limit))),
                inHundred(share),
                wording.say("chart.gaps.time", Map.of("time", percent(time))));
    }

    private String inHundred(double share) {
        return share < RARE
                ? wording.say("chart.gaps.share.rare")
                : wording.say("chart.gaps.share", Map.of("share", whole(share)));
    }

    private static List<Bin> bins(GapBins gaps) {
        return gaps.bins().stream()
                .map(bin -> new Bin(gaps.edge(bin.step()), gaps.edge(bin.step() + 1), bin.count(), bin.isLong()))
                .toList();
    }

    /** Powers of ten around all gaps. */
    private List<Tick> ticks(GapBins gaps) {
        int low = (int) Math.floor(Math.log10(gaps.shortestMillis()));
        int high = (int) Math.ceil(Math.log10(gaps.longestMillis()));
        List<Tick> ticks = new ArrayList<>();
        for (int power = low; power <= Math.max(high, low + 1); power++) {
            double millis = Math.pow(10, power);
            ticks.add(new Tick(millis, wording.numbers().limit(new Quantity(millis, Unit.MILLISECONDS))));
        }
        return ticks;
    }

    private String whole(double share) {
        return wording.numbers().number(share * 100, 0);
    }

    private String percent(double share) {
        return wording.numbers().percent(share, 0);
    }

    /** In the unit of the axis, without digits that nobody reads. */
    private String length(double millis) {
        if (millis >= 1000) {
            return wording.numbers().layArgument(new Quantity(millis, Unit.MILLISECONDS));
        }
        return millis >= WHOLE_FROM
                ? wording.numbers().limit(new Quantity(Math.rint(millis), Unit.MILLISECONDS))
                : wording.numbers().engineer(new Quantity(millis, Unit.MILLISECONDS));
    }
}
