package io.benchdoctor.facts;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.catalog.SloProfile.Limit;
import io.benchdoctor.catalog.SloProfile.Measure;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.stats.Percentile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How near a load comes to breaking a promise: of each request the measure that is worst against its limit, and of these the
 * value that as many requests stay within as the promise asks for. At 1 the promise is just kept. Unlike the share of requests
 * that keep it, which is one until it falls, it says how far away the limit is.
 *
 * @param value empty where the logs tell nothing of any limit
 * @param low and {@code high}: its 95 % interval, by the order of the requests; {@code high} is the worst request where they
 *     are too few to tell more; empty where percentiles are printed
 * @param untold the measures of which the logs tell nothing
 */
record PromiseScore(OptionalDouble value, OptionalDouble low, OptionalDouble high, List<String> untold) {
    private static final double Z95 = 1.96;
    private static final double PERCENT = 100;

    /** Farther from any limit than any wait. */
    private static final double FAILED = 1e9;

    /** @param startLeftOut whether the first wave counts: a client that keeps so many in flight sends them all at once first */
    static PromiseScore of(Side side, boolean startLeftOut) {
        SloProfile promise = side.runs().get(0).slo();
        Optional<List<RequestTimings>> timings = side.timings();
        return timings.isPresent() ? counted(timings.get(), promise, startLeftOut) : printed(side, promise);
    }

    private static List<Limit> hardest(SloProfile promise) {
        return Arrays.stream(Measure.values())
                .map(promise::hardest)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The hardest limits on the measures that every run tells of all its requests. */
    static List<Limit> told(List<RequestTimings> runs, SloProfile promise) {
        return hardest(promise).stream()
                .filter(limit -> runs.stream().allMatch(run -> new Promise(promise, run).isTold(limit.measure())))
                .toList();
    }

    private static PromiseScore counted(List<RequestTimings> runs, SloProfile promise, boolean startLeftOut) {
        double share = promise.attainment();
        List<Limit> told = told(runs, promise);
        List<Double> scores = new ArrayList<>();
        for (RequestTimings run : runs) {
            double from = startLeftOut ? firstEnd(run) : Double.NEGATIVE_INFINITY;
            for (int request = 0; request < run.count(); request++) {
                if (run.sentSeconds(request).orElse(from) >= from) {
                    of(run, request, told).ifPresent(scores::add);
                }
            }
        }
        List<String> untold = hardest(promise).stream()
                .filter(limit -> !told.contains(limit))
                .map(limit -> limit.measure().id())
                .toList();
        if (told.isEmpty() || scores.isEmpty()) {
            return new PromiseScore(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), untold);
        }
        double[] sorted =
                scores.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double around = Z95 * Math.sqrt(share * (1 - share) / sorted.length);
        return new PromiseScore(
                Percentile.ofSorted(sorted, PERCENT * share),
                Percentile.ofSorted(sorted, PERCENT * Math.max(0, share - around)),
                Percentile.ofSorted(sorted, PERCENT * Math.min(1, share + around)),
                untold);
    }

    /** When the first answer ended: before it everything that is in flight was sent at once. */
    private static double firstEnd(RequestTimings run) {
        double first = Double.POSITIVE_INFINITY;
        double last = Double.NEGATIVE_INFINITY;
        for (int request = 0; request < run.count(); request++) {
            OptionalDouble sent = run.sentSeconds(request);
            OptionalDouble took = run.e2eSeconds(request);
            if (sent.isPresent() && took.isPresent()) {
                first = Math.min(first, sent.getAsDouble() + took.getAsDouble());
                last = Math.max(last, sent.getAsDouble());
            }
        }
        // a run that is nothing but its first wave has nothing else to show
        return last > first ? first : Double.NEGATIVE_INFINITY;
    }

    /** The worst of one request; a failed one keeps no limit, and one that the log leaves open tells nothing. */
    static OptionalDouble of(RequestTimings run, int request, List<Limit> limits) {
        if (run.failed(request)) {
            return OptionalDouble.of(FAILED);
        }
        double worst = 0;
        for (Limit limit : limits) {
            OptionalDouble millis = Promise.millis(run, limit.measure(), request);
            if (millis.isEmpty()) {
                return OptionalDouble.empty();
            }
            worst = Math.max(worst, millis.getAsDouble() / limit.millis());
        }
        return OptionalDouble.of(worst);
    }

    /** From printed percentiles: the worst of those that are limited; it is no better than that. */
    private static PromiseScore printed(Side side, SloProfile promise) {
        double worst = Double.NaN;
        List<String> untold = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            List<Limit> limits = promise.limits().stream()
                    .filter(limit -> limit.measure() == measure)
                    .toList();
            double found = Double.NaN;
            for (Limit limit : limits) {
                OptionalDouble millis = side.mean(limit.measured());
                if (millis.isPresent()) {
                    double over = millis.getAsDouble() / limit.millis();
                    found = Double.isNaN(found) ? over : Math.max(found, over);
                }
            }
            if (!limits.isEmpty() && Double.isNaN(found)) {
                untold.add(measure.id());
            }
            worst = Double.isNaN(worst) || found > worst ? found : worst;
        }
        OptionalDouble value = Double.isNaN(worst) ? OptionalDouble.empty() : OptionalDouble.of(worst);
        return new PromiseScore(value, OptionalDouble.empty(), OptionalDouble.empty(), untold);
    }
}
