package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.stats.MatchedBootstrap;
import io.benchdoctor.stats.Moments;
import io.benchdoctor.stats.Stretches;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What chance alone does to the ratio of a metric of two sides: as a standard error of its logarithm, with the degrees of
 * freedom on which that stands.
 *
 * <p>Two sources tell it. Stretches of one run tell what differs within a run. Repeats tell all that differs from run to
 * run, a card that is warmer included. Without repeats that part is assumed.
 */
final class Noise {
    /** By how much runs of one server differ for reasons that none of them shows, as a part: a band of 3 % for two. */
    private static final double UNSEEN = 0.01;

    /** A shorter run shows less of the server: at a quarter of this, what it does not show has twice the variance. */
    private static final double LONG_SECONDS = 30;

    /** How long a line gets that keeps growing depends on the luck of the arrivals, of which a run has but one. */
    private static final Set<Samples> IN_LINE = EnumSet.of(Samples.TTFT, Samples.E2EL);

    /** What the stretches say counts as much as so many repeats. */
    private static final double WORTH = 4;

    private static final long SEED = 20_240_229;

    private Noise() {}

    /** @throws Unavailable where neither repeats nor raw timings tell it */
    static double error(FactSheet sheet, ComparedMetric metric) throws Unavailable {
        Pair pair = sheet.pair();
        double[] base = logs(pair.base(), metric);
        double[] now = logs(pair.now(), metric);
        double freedom = repeats(base, now);
        List<Cut> cuts = cuts(pair, metric);
        if (freedom == 0 && cuts.isEmpty()) {
            throw Unavailable.because(Why.NO_REQUEST_TIMINGS);
        }
        double between = squares(base) + squares(now);
        double pooled =
                cuts.isEmpty() ? between / freedom : (between + WORTH * within(cuts, pair, metric)) / (freedom + WORTH);
        // repeats that agree to the last digit are copies of one run, not a measurement of chance
        Symbols.valid(pooled > 0 && Double.isFinite(pooled));
        return Math.sqrt(pooled * (1.0 / base.length + 1.0 / now.length));
    }

    /** What the stretches of single runs say stands on their number. */
    static double freedom(FactSheet sheet, ComparedMetric metric) throws Unavailable {
        Pair pair = sheet.pair();
        double freedom = repeats(logs(pair.base(), metric), logs(pair.now(), metric));
        if (freedom == 0) {
            return Cuts.COUNT - 1.0;
        }
        return cuts(pair, metric).isEmpty() ? freedom : freedom + WORTH;
    }

    private static double repeats(double[] base, double[] now) throws Unavailable {
        Symbols.valid(base.length > 0 && now.length > 0);
        return base.length + now.length - 2.0;
    }

    private static double[] logs(Side side, ComparedMetric metric) {
        return Arrays.stream(side.known(metric.id())).map(Math::log).toArray();
    }

    /** A run of each side, cut alike. */
    private record Cut(Stretches base, Stretches now) {}

    /** Every run of the side that has more, beside one of the other; empty where one of them cannot be cut. */
    private static List<Cut> cuts(Pair pair, ComparedMetric metric) {
        Optional<List<RequestTimings>> base = pair.base().timings();
        Optional<List<RequestTimings>> now = pair.now().timings();
        boolean inLine = metric.samples().filter(IN_LINE::contains).isPresent();
        if (base.isEmpty() || now.isEmpty() || inLine && (isOverrun(pair.base()) || isOverrun(pair.now()))) {
            return List.of();
        }
        List<Cut> cuts = new ArrayList<>();
        try {
            for (int k = 0; k < Math.max(base.get().size(), now.get().size()); k++) {
                cuts.add(new Cut(
                        Cuts.of(base.get().get(k % base.get().size()), metric),
                        Cuts.of(now.get().get(k % now.get().size()), metric)));
            }
        } catch (Unavailable unknown) {
            return List.of();
        }
        return cuts;
    }

    /** Variance of one run's logarithm that its own stretches, and what they cannot show, amount to. */
    private static double within(List<Cut> cuts, Pair pair, ComparedMetric metric) {
        double sum = 0;
        for (Cut cut : cuts) {
            sum += MatchedBootstrap.variance(cut.base(), cut.now(), metric.statistic(), SEED) / 2;
        }
        return sum / cuts.size() + UNSEEN * UNSEEN * Math.sqrt(Math.max(1, LONG_SECONDS / seconds(pair)));
    }

    private static boolean isOverrun(Side side) {
        return Arrays.stream(side.known("load.overload")).anyMatch(overload -> overload == 1);
    }

    /** Duration of the shortest run. */
    private static double seconds(Pair pair) {
        return Stream.of(pair.base(), pair.now())
                .flatMapToDouble(side -> Arrays.stream(side.known("duration")))
                .min()
                .orElse(LONG_SECONDS);
    }

    /** Sum of squared distances from their mean. */
    private static double squares(double[] logs) {
        double deviation = Moments.deviation(logs).orElse(0);
        return deviation * deviation * logs.length;
    }
}
