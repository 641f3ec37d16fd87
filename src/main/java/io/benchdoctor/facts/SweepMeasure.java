package io.benchdoctor.facts;

import io.benchdoctor.facts.SweepPoint.LeftOut;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.stats.Moments;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads the points of a sweep off their runs. */
public final class SweepMeasure {
    /** Means over the runs of a point. */
    private static final List<String> FIGURES = List.of(
            "throughput.output",
            "throughput.total",
            "latency.mean",
            "ttft.mean",
            "ttft.median",
            "ttft.p99",
            "tpot.mean",
            "e2el.p99",
            "input.mean",
            "output.mean",
            "requests.sent",
            "requests.failedShare",
            "prefix.hitShare",
            "load.keptUp",
            "duration");

    /** Where the figures of a curve stand. */
    private static final List<String> QUOTED =
            List.of(SweepPoint.RATE, "throughput.output", "ttft.median", "ttft.p99", "tpot.mean", "latency.mean");

    /** One in a hundred that fails is noticed, and takes its time out of the means. */
    private static final double FAILED = 0.01;

    private SweepMeasure() {}

    /**
     * @param level of the point, and {@code name} as the logs tell it
     * @param ids of the runs, and {@code findings} what was found in them
     */
    public static SweepPoint of(
            Lever lever, double level, String name, Side side, List<String> ids, List<String> findings) {
        Map<String, Double> figures = new TreeMap<>();
        for (String id : FIGURES) {
            put(figures, id, side.mean(id));
        }
        put(figures, SweepPoint.RATE, mean(side, SweepMeasure::rate));
        put(figures, SweepPoint.INSIDE, mean(side, run -> inside(lever, level, run)));
        put(figures, SweepPoint.SENT, lever == Lever.RATE ? mean(side, SweepMeasure::sent) : OptionalDouble.empty());
        follow(figures);
        spread(side).ifPresent(spread -> figures.put(SweepPoint.SPREAD, spread));
        gpus(side).ifPresent(gpus -> figures.put(SweepPoint.GPUS, gpus));
        PromiseScore score = PromiseScore.of(side, lever == Lever.CONCURRENCY);
        put(figures, SweepPoint.SCORE, score.value());
        put(figures, SweepPoint.SCORE_LOW, score.low());
        put(figures, SweepPoint.SCORE_HIGH, score.high());
        Set<SourceRef> places = new LinkedHashSet<>();
        QUOTED.forEach(id -> places.addAll(side.places(id)));
        return new SweepPoint(
                level,
                name,
                ids,
                findings,
                figures,
                score.untold(),
                List.copyOf(places),
                leftOut(lever, level, figures));
    }

    /** Completed requests per second; of counts and time where they are printed, for a slow rate is printed with few digits. */
    private static OptionalDouble rate(FactSheet run) {
        OptionalDouble completed = run.value("requests.completed");
        OptionalDouble duration = run.value("duration");
        boolean counted = completed.isPresent() && duration.orElse(0) > 0;
        return counted
                ? OptionalDouble.of(completed.getAsDouble() / duration.getAsDouble())
                : run.value(SweepPoint.RATE);
    }

    /** Mean number in flight; a client that keeps so many there keeps that many, where no log tells how long they took. */
    private static OptionalDouble inside(Lever lever, double level, FactSheet run) {
        OptionalDouble counted = run.value(SweepPoint.INSIDE);
        OptionalDouble rate = rate(run);
        OptionalDouble estimated = estimated(run);
        if (counted.isPresent()) {
            return counted;
        }
        if (lever == Lever.CONCURRENCY && Double.isFinite(level)) {
            return OptionalDouble.of(level);
        }
        return rate.isPresent() && estimated.isPresent()
                ? OptionalDouble.of(rate.getAsDouble() * estimated.getAsDouble() / 1000)
                : OptionalDouble.empty();
    }

    /** Where each request is stamped: of a few hundred, chance brings some percent more or fewer than were asked for. */
    private static OptionalDouble sent(FactSheet run) {
        OptionalDouble count = run.value("requests.sent");
        OptionalDouble span = run.value("load.sendSpan");
        OptionalDouble duration = run.value("duration");
        double seconds = span.orElse(0) * duration.orElse(0);
        return count.isPresent() && seconds > 0
                ? OptionalDouble.of((count.getAsDouble() - 1) / seconds)
                : OptionalDouble.empty();
    }

    /** Whether a run has a place on a curve: what came back in a second, and at a rate also how long it took; else either. */
    public static boolean tells(Lever lever, FactSheet run) {
        if (!lever.isLoad()) {
            return rate(run).isPresent() || run.value("ttft.median").isPresent();
        }
        return rate(run).isPresent()
                && (lever != Lever.RATE || inside(lever, Double.NaN, run).isPresent());
    }

    /** Of a request whose time no log tells as a mean: its median, else TTFT and TPOT of every further token. */
    private static OptionalDouble estimated(FactSheet run) {
        OptionalDouble median = run.value("latency.median");
        OptionalDouble ttft = either(run.value("ttft.mean"), run.value("ttft.median"));
        OptionalDouble tpot = either(run.value("tpot.mean"), run.value("tpot.median"));
        OptionalDouble tokens =
                either(run.value("output.mean"), ratio(run.value("throughput.output"), run.value(SweepPoint.RATE)));
        boolean known = ttft.isPresent() && tpot.isPresent() && tokens.isPresent();
        return median.isPresent() || !known
                ? median
                : OptionalDouble.of(ttft.getAsDouble() + Math.max(0, tokens.getAsDouble() - 1) * tpot.getAsDouble());
    }

    /** What the figures of a point tell without being logged: lengths by two rates, the time of a request by Little's law. */
    private static void follow(Map<String, Double> figures) {
        OptionalDouble rate = known(figures, SweepPoint.RATE);
        OptionalDouble output = known(figures, "throughput.output");
        OptionalDouble total = known(figures, "throughput.total");
        if (!figures.containsKey("output.mean")) {
            put(figures, "output.mean", ratio(output, rate));
            if (output.isPresent() && total.isPresent()) {
                put(figures, "input.mean", ratio(OptionalDouble.of(total.getAsDouble() - output.getAsDouble()), rate));
            }
        }
        if (!figures.containsKey("latency.mean")) {
            ratio(known(figures, SweepPoint.INSIDE), rate)
                    .ifPresent(seconds -> figures.put(SweepPoint.ESTIMATED, 1000 * seconds));
        }
    }

    private static OptionalDouble known(Map<String, Double> figures, String id) {
        return figures.containsKey(id) ? OptionalDouble.of(figures.get(id)) : OptionalDouble.empty();
    }

    private static OptionalDouble either(OptionalDouble first, OptionalDouble second) {
        return first.isPresent() ? first : second;
    }

    private static OptionalDouble ratio(OptionalDouble of, OptionalDouble by) {
        return of.isPresent() && by.orElse(0) > 0
                ? OptionalDouble.of(of.getAsDouble() / by.getAsDouble())
                : OptionalDouble.empty();
    }

    /** Empty where one of the runs does not know it. */
    private static OptionalDouble mean(Side side, Function<FactSheet, OptionalDouble> figure) {
        double[] known = side.runs().stream()
                .map(figure)
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        return known.length == side.runs().size() ? Moments.mean(known) : OptionalDouble.empty();
    }

    private static void put(Map<String, Double> figures, String id, OptionalDouble value) {
        if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
            figures.put(id, value.getAsDouble());
        }
    }

    private static Optional<LeftOut> leftOut(Lever lever, double level, Map<String, Double> figures) {
        if (figures.getOrDefault("requests.failedShare", 0.0) >= FAILED) {
            return Optional.of(LeftOut.FAILURES);
        }
        if (lever.isLoad() && Double.isInfinite(level)) {
            return Optional.of(LeftOut.AT_ONCE);
        }
        boolean told = lever.isLoad()
                ? figures.getOrDefault(SweepPoint.RATE, 0.0) > 0 && figures.getOrDefault(SweepPoint.INSIDE, 0.0) > 0
                : figures.containsKey(SweepPoint.RATE) || figures.containsKey("ttft.median");
        return told ? Optional.empty() : Optional.of(LeftOut.NO_FIGURES);
    }

    /** Of the throughput between runs that were made alike; empty for a single run. */
    private static Optional<Double> spread(Side side) {
        double[] logs = side.runs().stream()
                .map(SweepMeasure::rate)
                .flatMapToDouble(OptionalDouble::stream)
                .filter(rate -> rate > 0)
                .map(Math::log)
                .toArray();
        return logs.length < 2
                ? Optional.empty()
                : Optional.of(Moments.deviation(logs).orElseThrow() * Math.sqrt(logs.length / (logs.length - 1.0)));
    }

    /** Cards, where every run tells how many share a model, and none another number. */
    private static Optional<Double> gpus(Side side) {
        List<Double> cards =
                side.runs().stream().map(SweepMeasure::cards).distinct().toList();
        return cards.size() == 1 && cards.get(0) > 0 ? Optional.of(cards.get(0)) : Optional.empty();
    }

    private static double cards(FactSheet run) {
        return number(run, SettingKey.TENSOR_PARALLEL, 0)
                * number(run, SettingKey.PIPELINE_PARALLEL, 1)
                * number(run, SettingKey.DATA_PARALLEL, 1);
    }

    private static double number(FactSheet run, SettingKey key, double untold) {
        return run.setting(key)
                .map(Setting::number)
                .orElse(OptionalDouble.empty())
                .orElse(untold);
    }
}
