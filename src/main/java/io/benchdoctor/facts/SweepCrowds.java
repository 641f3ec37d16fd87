package io.benchdoctor.facts;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.catalog.SloProfile.Limit;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.stats.BirthDeath;
import io.benchdoctor.stats.Isotonic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * At which rate the crowds that chance brings break a promise. Of some hundred requests the worst hundredth come out of one or two
 * crowds, and a run that met fewer of them than come in the long run keeps a promise that its rate does not keep. But with how many
 * in flight a request misses the promise, all runs tell together; and how often so many meet follows from the curve, where requests
 * come by chance.
 */
public final class SweepCrowds {
    /** A curve of fewer points has nothing to spare for telling how sure it is. */
    private static final int FEWEST = 4;

    /** Square of the coefficient of variation of the gaps between arrivals: 1 by chance, 2 with a burstiness of a half. */
    private static final double EVEN = 0.75;

    private static final double CLUMPED = 1.33;

    /** A run that served less of what came than this was left behind, and its arrivals tell nothing of its throughput. */
    private static final double KEPT_UP = 0.93;

    /** Nearer to the greatest throughput, how long a line is depends on how long the run was. */
    private static final double STEADY = 0.9;

    /** So many loads below that tell how a request sees the crowds that arrivals see. */
    private static final int NEAREST = 4;

    /** Error that the law itself has, as logarithm: in the lab, beyond what chance explains. */
    private static final double OF_LAW = 0.02;

    /** Half of a 95 % interval, in errors: a load that is left out also bends the curve, so that these are more than chance. */
    private static final double SURE = 1.5;

    private static final int HALVINGS = 40;
    private static final double NEAR = 0.999;

    private final double missing;
    private final List<Level> levels;

    private SweepCrowds(double missing, List<Level> levels) {
        this.missing = missing;
        this.levels = levels;
    }

    /**
     * Where the promise breaks.
     *
     * @param rate requests per second
     * @param low and {@code high}: the 95 % interval, by leaving out one load at a time, and by the error of the law in the lab
     */
    public record Foretold(double rate, double low, double high) {}

    /** One load: what was served with how many inside, and the company of its requests. */
    private record Level(double inside, double rate, double sent, List<PromiseCompany> runs) {
        static Level of(SweepPoint point, List<PromiseCompany> runs) {
            double rate = SweepCurve.rate(point);
            double sent = point.figure(SweepPoint.SENT).orElse(point.level());
            // at its end nobody comes any more: over the whole run fewer are inside, and fewer served
            double steady = rate > KEPT_UP * sent ? sent : rate;
            return new Level(SweepCurve.inside(point) * steady / rate, steady, sent, runs);
        }

        double ratio() {
            return runs.stream().mapToDouble(PromiseCompany::ratio).average().orElse(1);
        }
    }

    /**
     * @param sides the runs of each point by its name
     * @return empty for anything but an open loop whose requests come by chance and are all known by their times
     */
    public static Optional<Foretold> of(Sweep sweep, Map<String, Side> sides) {
        List<SweepPoint> points = sweep.counted();
        if (sweep.lever() != Lever.RATE || points.size() < FEWEST) {
            return Optional.empty();
        }
        List<List<RequestTimings>> timings = new ArrayList<>();
        for (SweepPoint point : points) {
            Optional<List<RequestTimings>> runs =
                    Optional.ofNullable(sides.get(point.name())).flatMap(Side::timings);
            if (runs.isEmpty()) {
                return Optional.empty();
            }
            timings.add(runs.get());
        }
        SloProfile promise = sides.get(points.get(0).name()).runs().get(0).slo();
        List<Limit> told =
                PromiseScore.told(timings.stream().flatMap(List::stream).toList(), promise);
        if (told.isEmpty()) {
            return Optional.empty();
        }
        List<Level> levels = new ArrayList<>();
        for (int n = 0; n < points.size(); n++) {
            List<PromiseCompany> runs = timings.get(n).stream()
                    .map(run -> PromiseCompany.of(run, told))
                    .flatMap(Optional::stream)
                    .toList();
            if (runs.size() < timings.get(n).size()) {
                return Optional.empty();
            }
            levels.add(Level.of(points.get(n), runs));
        }
        return new SweepCrowds(1 - promise.attainment(), levels).foretold();
    }

    private Optional<Foretold> foretold() {
        double variation = levels.stream()
                .flatMap(level -> level.runs().stream())
                .mapToDouble(PromiseCompany::variation)
                .average()
                .orElse(0);
        OptionalDouble rate = rate(levels);
        OptionalDouble error = error();
        if (variation < EVEN || variation > CLUMPED || rate.isEmpty() || error.isEmpty()) {
            return Optional.empty();
        }
        double either = Math.exp(SURE * Math.hypot(error.getAsDouble(), OF_LAW));
        return Optional.of(new Foretold(rate.getAsDouble(), rate.getAsDouble() / either, rate.getAsDouble() * either));
    }

    /** By leaving out one load after the other (Quenouille's jackknife); the first is what nothing else stands for. */
    private OptionalDouble error() {
        List<Double> without = new ArrayList<>();
        for (int left = 1; left < levels.size(); left++) {
            List<Level> others = new ArrayList<>(levels);
            others.remove(left);
            rate(others).ifPresent(rate -> without.add(Math.log(rate)));
        }
        int count = without.size();
        if (count < FEWEST - 1) {
            return OptionalDouble.empty();
        }
        double mean =
                without.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double squares =
                without.stream().mapToDouble(log -> (log - mean) * (log - mean)).sum();
        return OptionalDouble.of(Math.sqrt((count - 1.0) / count * squares));
    }

    private OptionalDouble rate(List<Level> some) {
        TreeMap<Double, Double> curve = new TreeMap<>();
        some.forEach(level -> curve.put(level.inside(), level.rate()));
        Optional<BirthDeath> law = BirthDeath.of(doubles(curve.keySet()), doubles(curve.values()));
        OptionalDouble seen =
                law.isEmpty() ? OptionalDouble.empty() : seen(some, law.get().most());
        if (law.isEmpty() || seen.isEmpty()) {
            return OptionalDouble.empty();
        }
        double[] missed = missed(some, seen.getAsDouble(), law.get().shares(1).length);
        double low = some.stream().mapToDouble(Level::rate).min().orElseThrow() / 2;
        double high = NEAR * law.get().most();
        if (share(law.get(), low, missed) > missing || share(law.get(), high, missed) < missing) {
            return OptionalDouble.empty();
        }
        for (int n = 0; n < HALVINGS; n++) {
            double middle = (low + high) / 2;
            boolean kept = share(law.get(), middle, missed) <= missing;
            low = kept ? middle : low;
            high = kept ? high : middle;
        }
        return OptionalDouble.of((low + high) / 2);
    }

    /** A request that stays sees crowds come and go: its mean company has lower peaks than what arrivals find. */
    private static OptionalDouble seen(List<Level> some, double most) {
        double[] ratios = some.stream()
                .filter(level -> level.sent() < STEADY * most)
                .mapToDouble(Level::ratio)
                .toArray();
        double[] last = Arrays.copyOfRange(ratios, Math.max(0, ratios.length - NEAREST), ratios.length);
        Arrays.sort(last);
        int half = last.length / 2;
        return last.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((last[half] + last[(last.length - 1) / 2]) / 2);
    }

    private static double share(BirthDeath law, double rate, double[] missed) {
        double[] shares = law.shares(rate);
        double sum = 0;
        for (int n = 0; n < shares.length; n++) {
            sum += shares[n] * missed[n];
        }
        return sum;
    }

    /** Of the requests of all runs, by their company: the share that misses the promise, never falling. */
    private static double[] missed(List<Level> some, double seen, int inside) {
        double[] company = PromiseCompany.pooled(some.stream()
                .flatMap(level -> level.runs().stream())
                .map(PromiseCompany::all)
                .toList());
        double[] missing = PromiseCompany.pooled(some.stream()
                .flatMap(level -> level.runs().stream())
                .map(PromiseCompany::missed)
                .toList());
        double[] misses = new double[company.length];
        int next = 0;
        for (int n = 0; n < company.length; n++) {
            if (next < missing.length && missing[next] == company[n]) {
                misses[n] = 1;
                next++;
            }
        }
        double[] steps = Isotonic.of(misses);
        double[] missed = new double[inside];
        for (int n = 0; n < inside; n++) {
            missed[n] = at(company, steps, n * seen);
        }
        return missed;
    }

    /** On straight lines between the steps. */
    private static double at(double[] company, double[] steps, double inside) {
        int next = Arrays.binarySearch(company, inside);
        next = next < 0 ? -next - 1 : next;
        if (next == 0 || next == company.length) {
            return steps[Math.min(next, company.length - 1)];
        }
        double part = (inside - company[next - 1]) / (company[next] - company[next - 1]);
        return steps[next - 1] + part * (steps[next] - steps[next - 1]);
    }

    private static double[] doubles(Iterable<Double> values) {
        List<Double> all = new ArrayList<>();
        values.forEach(all::add);
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
