package io.benchdoctor.facts;

import io.benchdoctor.stats.Drift;
import io.benchdoctor.stats.Moments;
import io.benchdoctor.stats.Percentile;
import io.benchdoctor.stats.SmallestStep;
import io.benchdoctor.stats.Steps;
import io.benchdoctor.stats.StudentT;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One metric over the nights of one load: its levels, where they change, whether it creeps, and how much of it is noise.
 * All of it on logarithms, for a slower server is slower by a part.
 *
 * @param nights index of each night that tells the metric
 * @param values of these nights: the geometric mean of its repeats
 * @param events in the order of the nights
 * @param noise deviation of a night from its level, of logarithms
 * @param within deviation of repeats of one night as a part; empty where no night has repeats
 * @param between deviation of nights beyond what their repeats explain, as a part; empty where no night has repeats
 */
public record Course(
        ComparedMetric metric,
        List<Integer> nights,
        List<Double> values,
        List<Event> events,
        double level,
        double noise,
        OptionalDouble within,
        OptionalDouble between) {
    /** Fewer nights hold no split that chance could not have made. */
    public static final int FEWEST = SmallestStep.FEWEST;

    /** Median absolute deviation of a normal distribution, as a part of its standard deviation. */
    private static final double NORMAL = 0.6745;

    /** Three deviations: one night of 400 lies outside by chance. */
    private static final double WIDE = 3;

    /** Quieter than this no server is from night to night: clocks, cards, neighbours; as for single runs in {@link Noise}. */
    private static final double QUIET = 0.01;

    /** Of fewer nights the middle one of three estimates counts: the least of few is luck. */
    private static final int MANY = 16;

    /** How much less a median knows than a mean, of normal noise. */
    private static final double OF_MEDIAN = 1.2533;

    private static final double SURE = 0.95;

    public Course {
        nights = List.copyOf(nights);
        values = List.copyOf(values);
        events = List.copyOf(events);
    }

    /**
     * Something that happened to the level.
     *
     * @param drift whether it creeps from {@code first} to {@code last}; else it steps at {@code first}
     * @param first and {@code last}: nights, among all of the load
     * @param before and {@code after}: levels, in the unit of the metric
     * @param change as a part, {@code low} and {@code high} the ends of its interval at 95 %
     * @param chance how often chance alone makes such a step; 0.005 at most for a drift
     */
    public record Event(
            boolean drift,
            int first,
            int last,
            double before,
            double after,
            double change,
            double low,
            double high,
            double chance) {}

    /** By which part a night may lie above or below the present level by noise alone. */
    public double band() {
        return Math.expm1(WIDE * noise);
    }

    /** The smallest step, as a part, that so many nights with this noise show where it stands in their middle; infinite for too few. */
    public double smallestStep() {
        return Math.expm1(SmallestStep.of(nights.size()) * noise);
    }

    /** How many nights show a step of a part; empty where a year of them does not. */
    public OptionalInt nightsFor(double part) {
        return SmallestStep.values(Math.log1p(part) / noise);
    }

    /**
     * @param perNight the metric in every run of each night that knows it; an empty night is left out
     * @param quietest deviation of a night, of logarithms, that its own requests explain; empty where they do not tell
     */
    public static Course of(ComparedMetric metric, List<double[]> perNight, OptionalDouble quietest) {
        List<Integer> nights = new ArrayList<>();
        List<double[]> logs = new ArrayList<>();
        for (int night = 0; night < perNight.size(); night++) {
            double[] known = Arrays.stream(perNight.get(night))
                    .filter(value -> value > 0 && Double.isFinite(value))
                    .map(Math::log)
                    .toArray();
            if (known.length > 0) {
                nights.add(night);
                logs.add(known);
            }
        }
        double[] means = logs.stream()
                .mapToDouble(night -> Moments.mean(night).orElseThrow())
                .toArray();
        Repeats repeats = Repeats.of(logs, means);
        double quiet = Math.max(QUIET, Math.max(quietest.orElse(0), repeats.ofMeans()));
        return of(metric, nights, means, repeats, quiet);
    }

    private static Course of(
            ComparedMetric metric, List<Integer> nights, double[] logs, Repeats repeats, double quiet) {
        List<Event> events = new ArrayList<>();
        List<Steps.Step> steps = logs.length < FEWEST ? List.of() : Steps.of(logs, quiet);
        double noise = Math.max(quiet, noise(logs, steps));
        int from = 0;
        for (int k = 0; k <= steps.size(); k++) {
            int to = k < steps.size() ? steps.get(k).at() : logs.length;
            if (k > 0) {
                int begin = k > 1 ? steps.get(k - 2).at() : 0;
                events.add(step(logs, begin, from, to, noise, steps.get(k - 1).chance(), nights));
            }
            drift(logs, from, to, noise, nights).ifPresent(events::add);
            from = to;
        }
        int last = steps.isEmpty() ? 0 : steps.get(steps.size() - 1).at();
        return new Course(
                metric,
                nights,
                Arrays.stream(logs).map(Math::exp).boxed().toList(),
                events,
                logs.length == 0 ? Double.NaN : Math.exp(middle(logs, last, logs.length)),
                noise,
                repeats.within(),
                repeats.between());
    }

    private static Event step(
            double[] logs, int begin, int at, int end, double noise, double chance, List<Integer> nights) {
        double before = middle(logs, begin, at);
        double after = middle(logs, at, end);
        double error = OF_MEDIAN * noise * Math.sqrt(1.0 / (at - begin) + 1.0 / (end - at));
        double reach = StudentT.twoSided(SURE, end - begin - 2.0) * error;
        double change = after - before;
        return new Event(
                false,
                nights.get(at),
                nights.get(at),
                Math.exp(before),
                Math.exp(after),
                Math.expm1(change),
                Math.expm1(change - reach),
                Math.expm1(change + reach),
                chance);
    }

    private static Optional<Event> drift(double[] logs, int from, int to, double noise, List<Integer> nights) {
        OptionalDouble slope = Drift.of(Arrays.copyOfRange(logs, from, to));
        if (slope.isEmpty()) {
            return Optional.empty();
        }
        int n = to - from;
        double change = slope.getAsDouble() * (n - 1);
        double middle = middle(logs, from, to);
        // of a line through n values: the error of its slope, over its whole length
        double reach = StudentT.twoSided(SURE, n - 2.0) * noise * Math.sqrt(12.0 / n);
        return Optional.of(new Event(
                true,
                nights.get(from),
                nights.get(to - 1),
                Math.exp(middle - change / 2),
                Math.exp(middle + change / 2),
                Math.expm1(change),
                Math.expm1(change - reach),
                Math.expm1(change + reach),
                0.005));
    }

    /**
     * Deviation of a night from its level, by the median of distances; of differences between neighbours where that is less,
     * for a course that creeps has no level.
     */
    private static double noise(double[] logs, List<Steps.Step> steps) {
        if (logs.length < 2) {
            return 0;
        }
        double[] aside = new double[logs.length];
        double squares = 0;
        int from = 0;
        for (int k = 0; k <= steps.size(); k++) {
            int to = k < steps.size() ? steps.get(k).at() : logs.length;
            double middle = middle(logs, from, to);
            for (int i = from; i < to; i++) {
                aside[i] = Math.abs(logs[i] - middle);
                squares += aside[i] * aside[i];
            }
            from = to;
        }
        double[] moves = new double[logs.length - 1];
        for (int i = 0; i < moves.length; i++) {
            moves[i] = Math.abs(logs[i + 1] - logs[i]);
        }
        double ofLevels = middle(aside, 0, aside.length) / NORMAL;
        double ofSquares = Math.sqrt(squares / Math.max(1, logs.length - steps.size() - 1));
        double ofMoves = middle(moves, 0, moves.length) / NORMAL / Math.sqrt(2);
        return logs.length < MANY ? between(ofLevels, ofMoves, ofSquares) : Math.min(ofLevels, ofMoves);
    }

    private static double between(double one, double other, double third) {
        return Math.max(Math.min(one, other), Math.min(Math.max(one, other), third));
    }

    private static double middle(double[] values, int from, int to) {
        double[] sorted = Arrays.copyOfRange(values, from, to);
        Arrays.sort(sorted);
        return Percentile.ofSorted(sorted, 50).orElseThrow();
    }

    /** What repeats of a night tell of noise, of the mean of a night also; from night to night by the differences of neighbours, which no step widens much. */
    private record Repeats(OptionalDouble within, OptionalDouble between, double ofMeans) {
        private static Repeats of(List<double[]> logs, double[] means) {
            double squares = 0;
            double freedom = 0;
            double share = 0;
            for (double[] night : logs) {
                double deviation = Moments.deviation(night).orElse(0);
                squares += deviation * deviation * night.length;
                freedom += night.length - 1.0;
                share += 1.0 / night.length;
            }
            if (freedom == 0 || means.length < 2) {
                return new Repeats(OptionalDouble.empty(), OptionalDouble.empty(), 0);
            }
            double within = squares / freedom;
            double[] apart = new double[means.length - 1];
            for (int i = 0; i < apart.length; i++) {
                apart[i] = Math.abs(means[i + 1] - means[i]);
            }
            double moves = middle(apart, 0, apart.length) / NORMAL / Math.sqrt(2);
            double ofMeans = within * share / logs.size();
            double between = Math.max(0, moves * moves - ofMeans);
            return new Repeats(
                    OptionalDouble.of(Math.sqrt(within)), OptionalDouble.of(Math.sqrt(between)), Math.sqrt(ofMeans));
        }
    }
}
