package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.flag;
import static io.benchdoctor.facts.Symbols.known;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Fact.Formula;
import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Unit;
import io.benchdoctor.stats.Interval;
import io.benchdoctor.stats.StudentT;
import io.benchdoctor.stats.Wilson;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What can be asked of two sides: {@code base.<metric>} and {@code new.<metric>}, the mean over the runs of each;
 * {@code change.<metric>}, by which part the new one is above the base, with the interval that chance allows; and what
 * differs in how they were made. Each leads back to the lines of both logs.
 */
public final class PairFacts {
    /** The prefixes of the figures of a metric. */
    public static final String BASE = "base.";

    public static final String NEW = "new.";
    public static final String CHANGE = "change.";

    /**
     * How sure an interval is. A comparison asks a dozen metrics, but most move together, and a change must also be large
     * enough to matter: in the lab a server that is the same is called worse in fewer than one of twenty comparisons.
     */
    private static final double SURE = 0.95;

    /** Of tails, which move more than all else and are many: one of them is off by chance in most comparisons at 95 %. */
    private static final double SURE_OF_TAILS = 0.99;

    /** Answers that waited for the same reason are no answers of their own: only one in so many counts as one. */
    private static final int ALIKE = 4;

    private static final Fact LOST = new Fact(
            "slo.lost",
            Unit.COUNT,
            Quality.EXACT,
            "1 when base.slo.attainment >= slo.target > new.slo.attainment",
            sheet -> flag(sheet.need(BASE + "slo.attainment") >= target(sheet)
                    && sheet.need(NEW + "slo.attainment") < target(sheet)));

    private static final List<String> SHARES = List.of("requests.failedShare", "slo.attainment");

    /** All of them; ids are unique. */
    public static final List<Fact> ALL = all();

    private PairFacts() {}

    private static List<Fact> all() {
        List<Fact> facts = new ArrayList<>(PairSetting.ALL);
        for (ComparedMetric metric : ComparedMetric.ALL) {
            facts.addAll(sides(metric.id(), metric.unit()));
            facts.addAll(change(metric));
        }
        for (String share : SHARES) {
            facts.addAll(sides(share, Unit.SHARE));
            facts.addAll(change(share));
        }
        facts.addAll(summary());
        return List.copyOf(facts);
    }

    private static List<Fact> sides(String id, Unit unit) {
        return List.of(
                new Fact(
                        BASE + id,
                        unit,
                        Quality.EXACT,
                        "mean of " + id + " over the runs of the base",
                        sheet -> mean(sheet, sheet.pair().base(), id)),
                new Fact(
                        NEW + id,
                        unit,
                        Quality.EXACT,
                        "mean of " + id + " over the new runs",
                        sheet -> mean(sheet, sheet.pair().now(), id)));
    }

    private static double mean(FactSheet sheet, Side side, String id) throws Unavailable {
        double mean = known(side.mean(id));
        side.places(id).forEach(sheet::at);
        return mean;
    }

    private static List<Fact> change(ComparedMetric metric) {
        String id = CHANGE + metric.id();
        return List.of(
                new Fact(
                        id,
                        Unit.SHARE,
                        Quality.EXACT,
                        NEW + metric.id() + " / " + BASE + metric.id() + " - 1",
                        sheet -> ratio(sheet, metric.id()) - 1),
                new Fact(
                        id + ".error",
                        Unit.RATIO,
                        Quality.APPROXIMATE,
                        "standard error of ln(new / base), from stretches of each run and from repeats",
                        sheet -> Noise.error(sheet, metric)),
                new Fact(
                        id + ".freedom",
                        Unit.COUNT,
                        Quality.EXACT,
                        "degrees of freedom of " + id + ".error",
                        sheet -> Noise.freedom(sheet, metric)),
                end(metric, "low", -1),
                end(metric, "high", 1));
    }

    private static Fact end(ComparedMetric metric, String name, int sign) {
        String id = CHANGE + metric.id();
        double sure = metric.central() ? SURE : SURE_OF_TAILS;
        return new Fact(
                id + "." + name,
                Unit.SHARE,
                Quality.APPROXIMATE,
                "(1 + " + id + ") * e^(" + (sign < 0 ? "-" : "") + "t * " + id + ".error) - 1, t of "
                        + Math.round(100 * sure) + " % at " + id + ".freedom",
                sheet -> (1 + sheet.need(id))
                                * Math.exp(sign
                                        * StudentT.twoSided(sure, sheet.need(id + ".freedom"))
                                        * sheet.need(id + ".error"))
                        - 1);
    }

    private static double ratio(FactSheet sheet, String id) throws Unavailable {
        double base = sheet.need(BASE + id);
        double now = sheet.need(NEW + id);
        valid(base > 0 && now > 0);
        return now / base;
    }

    /** A share changes by points, not by a part of itself: one failure after none is no infinity. */
    private static List<Fact> change(String share) {
        String id = CHANGE + share;
        return List.of(
                new Fact(
                        id,
                        Unit.SHARE,
                        Quality.EXACT,
                        NEW + share + " - " + BASE + share,
                        sheet -> sheet.need(NEW + share) - sheet.need(BASE + share)),
                new Fact(
                        id + ".low",
                        Unit.SHARE,
                        Quality.APPROXIMATE,
                        "lower end of Newcombe's interval of the difference",
                        sheet -> newcombe(sheet, share).low()),
                new Fact(
                        id + ".high",
                        Unit.SHARE,
                        Quality.APPROXIMATE,
                        "upper end of Newcombe's interval of the difference",
                        sheet -> newcombe(sheet, share).high()));
    }

    private static Interval newcombe(FactSheet sheet, String share) throws Unavailable {
        double base = sheet.need(BASE + share);
        double now = sheet.need(NEW + share);
        Interval before = Wilson.of(base, independent(sheet.pair().base()));
        Interval after = Wilson.of(now, independent(sheet.pair().now()));
        return new Interval(
                now - base - Math.hypot(now - after.low(), before.high() - base),
                now - base + Math.hypot(after.high() - now, base - before.low()));
    }

    private static int independent(Side side) throws Unavailable {
        double sent = 0;
        for (double count : side.known("requests.sent")) {
            sent += count;
        }
        valid(sent >= ALIKE);
        return (int) (sent / ALIKE);
    }

    // ---- over all metrics ------------------------------------------------------------------------------------------

    private static List<Fact> summary() {
        return List.of(
                share(
                        "harm.sure",
                        "largest change for the worse whose interval lies wholly on that side, else 0",
                        sheet -> sure(sheet, 1)),
                share(
                        "gain.sure",
                        "largest change for the better whose interval lies wholly on that side, else 0",
                        sheet -> sure(sheet, -1)),
                share(
                        "harm.possible",
                        "smallest over the central latencies of the worse end of the interval",
                        sheet -> known(narrowest(sheet))),
                new Fact(
                        "compared.metrics",
                        Unit.COUNT,
                        Quality.EXACT,
                        "metrics that both sides tell",
                        sheet -> count(sheet, "")),
                new Fact(
                        "compared.judged",
                        Unit.COUNT,
                        Quality.EXACT,
                        "metrics of which chance can be told",
                        sheet -> count(sheet, ".low")),
                new Fact(
                        "compared.repeats",
                        Unit.COUNT,
                        Quality.EXACT,
                        "runs of the side that has fewer",
                        sheet -> Math.min(
                                sheet.pair().base().runs().size(),
                                sheet.pair().now().runs().size())),
                LOST);
    }

    private static Fact share(String id, String text, Formula formula) {
        return new Fact(id, Unit.SHARE, Quality.APPROXIMATE, text, formula);
    }

    private static double target(FactSheet sheet) throws Unavailable {
        return known(sheet.pair().base().mean("slo.target"));
    }

    private static double sure(FactSheet sheet, int sign) throws Unavailable {
        double most = 0;
        int judged = 0;
        for (ComparedMetric metric : ComparedMetric.ALL) {
            String id = CHANGE + metric.id();
            OptionalDouble low = sheet.find(id + ".low");
            if (low.isPresent()) {
                judged++;
                double change = sign * metric.harm(sheet.need(id));
                double end =
                        Math.min(sign * metric.harm(low.getAsDouble()), sign * metric.harm(sheet.need(id + ".high")));
                most = end > 0 ? Math.max(most, change) : most;
            }
        }
        valid(judged > 0);
        return most;
    }

    /** How bad the best known of the central latencies may be; a rate may be held by the client alone. */
    private static OptionalDouble narrowest(FactSheet sheet) throws Unavailable {
        ToDoubleFunction<double[]> worst = ends -> Math.max(ends[0], ends[1]);
        double least = Double.POSITIVE_INFINITY;
        for (ComparedMetric metric : ComparedMetric.ALL) {
            String id = CHANGE + metric.id();
            OptionalDouble low = sheet.find(id + ".low");
            if (metric.central() && metric.lessIsBetter() && low.isPresent()) {
                double[] ends = {metric.harm(low.getAsDouble()), metric.harm(sheet.need(id + ".high"))};
                least = Math.min(least, worst.applyAsDouble(ends));
            }
        }
        return Double.isInfinite(least) ? OptionalDouble.empty() : OptionalDouble.of(least);
    }

    private static double count(FactSheet sheet, String end) throws Unavailable {
        sheet.pair();
        return ComparedMetric.ALL.stream()
                .filter(metric -> sheet.find(CHANGE + metric.id() + end).isPresent())
                .count();
    }
}
