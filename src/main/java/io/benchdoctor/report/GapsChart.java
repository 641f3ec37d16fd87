package io.benchdoctor.report;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.facts.Samples;
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

    private static final int BINS_PER_DECADE = 10;

    /** What the facts call a long gap: three usual ones. */
    private static final double LONG = 3;

    /** Shorter gaps lie in one bin: no clock of a client tells them apart. */
    private static final double SHORTEST_MILLIS = 0.01;

    private static final double LONGEST_MILLIS = 1e7;

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
        try {
            double[] sorted = wording.facts().sorted(Samples.ITL);
            return Optional.of(chart(sorted, median.getAsDouble(), share.getAsDouble(), time.getAsDouble()));
        } catch (Unavailable noRawGaps) {
            return Optional.empty();
        }
    }

    private ChartView chart(double[] sorted, double median, double share, double time) {
        double limit = LONG * median;
        String count = wording.numbers().number(sorted.length, 0);
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
                        bins(sorted, limit),
                        List.of(
                                wording.say("chart.gaps.usual"),
                                wording.say("chart.gaps.about", Map.of("time", length(median))),
                                inHundred(1 - share)),
                        share == 0 ? List.of() : longLabel(limit, share, time),
                        ticks(sorted)));
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

    /** Bins count from the limit in both directions, so that none holds usual and long gaps together. */
    private static List<Bin> bins(double[] sorted, double limit) {
        List<Bin> bins = new ArrayList<>();
        int i = 0;
        while (i < sorted.length) {
            int step = bin(sorted[i], limit);
            int first = i;
            while (i < sorted.length && bin(sorted[i], limit) == step) {
                i++;
            }
            bins.add(new Bin(edge(step, limit), edge(step + 1, limit), i - first, sorted[first] > limit));
        }
        return bins;
    }

    /** The limit itself is the last that is not long. */
    private static int bin(double gap, double limit) {
        double held = held(gap);
        int step = (int) Math.floor(Math.log10(held / limit) * BINS_PER_DECADE);
        return gap > limit ? Math.max(0, step) : Math.min(-1, step);
    }

    private static double edge(int step, double limit) {
        return limit * Math.pow(10, (double) step / BINS_PER_DECADE);
    }

    private static double held(double gap) {
        return Math.min(LONGEST_MILLIS, Math.max(SHORTEST_MILLIS, gap));
    }

    /** Powers of ten around all gaps. */
    private List<Tick> ticks(double[] sorted) {
        int low = (int) Math.floor(Math.log10(held(sorted[0])));
        int high = (int) Math.ceil(Math.log10(held(sorted[sorted.length - 1])));
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
