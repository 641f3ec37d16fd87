package io.benchdoctor.facts;

import io.benchdoctor.facts.EngineMoments.Moment;
import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.EngineSamples.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What the server's interval lines say of the run, moment by moment. Replicas of one moment are added up; of the KV cache
 * the fullest counts, since one full replica is enough to make requests wait. The arrays have one length and are not to be
 * written to; NaN where a moment does not carry the figure.
 *
 * @param seconds from the first moment on, rising
 * @param running requests being worked on
 * @param waiting requests in the engine's own line
 * @param kvCacheUsageRatio 0..1
 * @param preemptions since the moment before
 * @param moments of which the log tells; as many as there are values, unless some were left out when they were saved
 * @param step usual time between two of them, seconds; 0 where there is but one
 */
public record ServerSeries(
        double[] seconds,
        double[] running,
        double[] waiting,
        double[] kvCacheUsageRatio,
        double[] preemptions,
        int moments,
        double step) {
    /** Moments of a saved result; more are never drawn one by one. */
    public static final int MOST_KEPT = 800;

    /** Empty without a server log, and where its lines carry no clock. */
    public static Optional<ServerSeries> of(FactSheet sheet) {
        if (sheet.kept().isPresent()) {
            return sheet.kept().get().server();
        }
        try {
            List<Moment> moments = new ArrayList<>(EngineMoments.all(sheet));
            moments.removeIf(moment -> Double.isNaN(moment.clockSeconds()));
            if (!isRising(moments)) {
                moments.sort(Comparator.comparingDouble(Moment::clockSeconds));
            }
            return moments.isEmpty() ? Optional.empty() : Optional.of(of(moments));
        } catch (Unavailable noServerLog) {
            return Optional.empty();
        }
    }

    /** As a log is that has one clock. */
    private static boolean isRising(List<Moment> moments) {
        for (int k = 1; k < moments.size(); k++) {
            if (moments.get(k).clockSeconds() < moments.get(k - 1).clockSeconds()) {
                return false;
            }
        }
        return true;
    }

    private static ServerSeries of(List<Moment> moments) {
        double begin = moments.get(0).clockSeconds();
        double[] seconds = new double[moments.size()];
        for (int k = 0; k < seconds.length; k++) {
            seconds[k] = moments.get(k).clockSeconds() - begin;
        }
        return new ServerSeries(
                seconds,
                together(moments, Figure.RUNNING, Double::sum),
                together(moments, Figure.WAITING, Double::sum),
                together(moments, Figure.KV_CACHE_USAGE_RATIO, Math::max),
                together(moments, Figure.PREEMPTIONS, Double::sum),
                moments.size(),
                usualStep(seconds));
    }

    private static double usualStep(double[] seconds) {
        double[] steps = new double[Math.max(0, seconds.length - 1)];
        for (int k = 0; k < steps.length; k++) {
            steps[k] = seconds[k + 1] - seconds[k];
        }
        Arrays.sort(steps);
        return steps.length == 0 ? 0 : steps[steps.length / 2];
    }

    /** The same course in fewer moments: of each stretch the least and the most of every figure. */
    ServerSeries thinned() {
        if (seconds.length <= MOST_KEPT) {
            return this;
        }
        int stretches = MOST_KEPT / 2;
        int[] from = IntStream.rangeClosed(0, stretches)
                .map(s -> (int) ((long) seconds.length * s / stretches))
                .toArray();
        return new ServerSeries(
                ends(seconds, from, times -> new double[] {times[0], times[times.length - 1]}),
                ends(running, from, ServerSeries::extremes),
                ends(waiting, from, ServerSeries::extremes),
                ends(kvCacheUsageRatio, from, ServerSeries::extremes),
                ends(preemptions, from, counts -> new double[] {known(counts).sum(), 0}),
                moments,
                step);
    }

    private static double[] ends(double[] values, int[] from, UnaryOperator<double[]> two) {
        return IntStream.range(1, from.length)
                .mapToObj(s -> two.apply(Arrays.copyOfRange(values, from[s - 1], from[s])))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    private static double[] extremes(double[] values) {
        return new double[] {
            known(values).min().orElse(Double.NaN), known(values).max().orElse(Double.NaN)
        };
    }

    private static DoubleStream known(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value));
    }

    private static double[] together(List<Moment> moments, Figure figure, DoubleBinaryOperator replicas) {
        double[] together = new double[moments.size()];
        for (int k = 0; k < together.length; k++) {
            together[k] = moments.get(k).together(figure, replicas);
        }
        return together;
    }
}
