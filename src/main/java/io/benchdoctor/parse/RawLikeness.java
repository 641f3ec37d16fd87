package io.benchdoctor.parse;

import io.benchdoctor.model.Joined.By;
import io.benchdoctor.model.Joined.Clue;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.RequestTimings;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Compares raw timings with what a tool printed of a run: counts, and those statistics whose definition is everyone's. A
 * statistic between tokens, which tools define in their own ways, is asked only where the timings know no sending.
 */
final class RawLikeness {
    /** Stamps to the microsecond, in milliseconds. */
    private static final double STAMP_MILLIS = 0.002;

    /** Sums of some tools are means times a count. */
    private static final double HALF_ONE = 0.5;

    /** Clients that count the tokens of an answer anew find a few more or less than the server sent. */
    private static final double RECOUNTED = 0.05;

    /** Two samples so near that the percentile between them says something, whichever way it is defined. */
    private static final double NEAR = 0.01;

    private static final Map<String, Double> RANKS =
            Map.of("median", 0.5, "p50", 0.5, "p75", 0.75, "p90", 0.9, "p95", 0.95, "p99", 0.99);

    private final RequestTimings timings;
    private final Map<String, Reported> printed;
    private final Map<String, Clue> clues = new TreeMap<>();
    private int latencies;
    private boolean contradicted;

    private RawLikeness(RequestTimings timings, Map<String, Reported> printed) {
        this.timings = timings;
        this.printed = printed;
    }

    static Likeness of(RequestTimings timings, Map<String, Reported> printed) {
        var comparison = new RawLikeness(timings, printed);
        comparison.counts();
        if (!comparison.contradicted) {
            comparison.latencies();
        }
        if (comparison.contradicted) {
            return Likeness.ANOTHER;
        }
        return comparison.latencies >= PrintedLikeness.MIN_SHARED_LATENCIES
                ? Likeness.same(By.TIMINGS, PrintedLikeness.ordered(comparison.clues))
                : Likeness.UNKNOWN;
    }

    private void counts() {
        count("requests.completed", OptionalLong.of(TimingsLikeness.completed(timings)), 0);
        count("tokens.output", TimingsLikeness.outputTokens(timings), RECOUNTED);
        long failed =
                IntStream.range(0, timings.count()).filter(timings::failed).count();
        // A log of tokens knows of no request that brought none.
        count("requests.failed", failed == 0 ? OptionalLong.empty() : OptionalLong.of(failed), 0);
    }

    private void count(String metric, OptionalLong counted, double share) {
        Reported figure = printed.get(metric);
        if (figure == null || counted.isEmpty()) {
            return;
        }
        double off = Math.abs(figure.quantity().value() - counted.getAsLong());
        contradicted |= off > HALF_ONE + share * counted.getAsLong();
        if (off <= HALF_ONE) {
            clues.put(metric, new Clue(metric, Long.toString(counted.getAsLong()), figure.text()));
        }
    }

    private void latencies() {
        double[] first = millis(timings::ttftSeconds);
        double[] whole = millis(timings::e2eSeconds);
        statistics("ttft", first);
        statistics("e2el", whole);
        if (first.length == 0 && whole.length == 0) {
            double[] gaps = timings.pooledGapMillis();
            Arrays.sort(gaps);
            statistics("itl", gaps);
            if (clues.containsKey("tokens.output")) {
                statistics("tpot", millisPerToken());
            }
        }
    }

    /** In ascending order. */
    private double[] millis(IntFunction<OptionalDouble> seconds) {
        IntPredicate completed = timings::completed;
        return IntStream.range(0, timings.count())
                .filter(completed)
                .mapToObj(seconds)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(found -> found.getAsDouble() * 1000)
                .sorted()
                .toArray();
    }

    private void statistics(String family, double[] sorted) {
        if (sorted.length > 0) {
            figure(family + ".mean", DoubleStream.of(sorted).average().getAsDouble());
            figure(family + ".min", sorted[0]);
            figure(family + ".max", sorted[sorted.length - 1]);
            RANKS.forEach((statistic, share) -> percentile(family + "." + statistic, sorted, share));
        }
    }

    /** By every definition it lies between the samples around its rank. */
    private void percentile(String metric, double[] sorted, double share) {
        int rank = (int) (share * (sorted.length - 1));
        double low = sorted[Math.max(0, rank - 1)];
        double high = sorted[Math.min(sorted.length - 1, rank + 2)];
        Reported figure = printed.get(metric);
        if (figure == null) {
            return;
        }
        double value = figure.quantity().value();
        double off = PrintedLikeness.rounding(figure) + STAMP_MILLIS;
        contradicted |= !(value >= low - off && value <= high + off);
        latencies += high - low <= NEAR * value ? 1 : 0;
    }

    private double[] millisPerToken() {
        return IntStream.range(0, timings.count())
                .filter(timings::completed)
                .filter(request -> timings.outputTokens(request).orElse(0) > 1)
                .mapToDouble(request -> timings.decodeSeconds(request)
                        * 1000
                        / (timings.outputTokens(request).getAsInt() - 1))
                .sorted()
                .toArray();
    }

    private void figure(String metric, double millis) {
        Reported figure = printed.get(metric);
        if (figure == null || Double.isNaN(millis)) {
            return;
        }
        double off = Math.abs(figure.quantity().value() - millis);
        contradicted |= !(off <= PrintedLikeness.rounding(figure) + STAMP_MILLIS);
        latencies++;
        clues.put(metric, new Clue(metric, String.format(Locale.ROOT, "%.3f ms", millis), figure.text()));
    }
}
