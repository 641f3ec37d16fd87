package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.flag;
import static io.benchdoctor.facts.Symbols.quotient;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Fact.Formula;
import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Unit;
import io.benchdoctor.stats.Knee;
import io.benchdoctor.stats.ScalabilityLaw;
import io.benchdoctor.stats.StudentT;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every number that can be asked of a sweep; its formulas ask its points. */
public final class SweepFacts {
    /** A step that brings less than a tenth of its part in throughput brings nothing more. */
    private static final double STILL = 0.1;

    private static final double SURE = 0.95;
    private static final double MANY = 1e6;

    /** All of them; ids are unique. */
    public static final List<Fact> ALL = all();

    private SweepFacts() {}

    private static List<Fact> all() {
        List<Fact> facts = new ArrayList<>();
        facts.addAll(counts());
        facts.addAll(throughput());
        facts.addAll(knee());
        facts.addAll(law());
        facts.addAll(SweepAlong.ALL);
        facts.addAll(SweepAnswer.ALL);
        return List.copyOf(facts);
    }

    private static List<Fact> counts() {
        return List.of(
                count("sweep.points", "points that count", s -> sweep(s).counted()
                        .size()),
                count(
                        "sweep.leftOut",
                        "points that do not count",
                        s -> sweep(s).points().size() - sweep(s).counted().size()),
                count(
                        "sweep.outliers",
                        "points of another throughput than the others foretell",
                        s -> sweep(s).points().stream()
                                .filter(point -> point.leftOut()
                                        .filter(SweepPoint.LeftOut.OUTLIER::equals)
                                        .isPresent())
                                .count()),
                count("sweep.untold", "measures of the targets that no log tells", s -> sweep(s).untold()
                        .size()),
                count("sweep.runs", "runs behind all points", s -> sweep(s).points().stream()
                        .mapToInt(point -> point.runs().size())
                        .sum()),
                exact(
                        "sweep.hits.spread",
                        Unit.SHARE,
                        "greatest less least prefix.hitShare of a point",
                        s -> spread(sweep(s).counted())),
                exact("sweep.ttft.drop", Unit.SHARE, "largest fall of ttft.median from a load to a larger one", s -> {
                    valid(sweep(s).lever().isLoad());
                    return drop(curve(s).points());
                }));
    }

    private static List<Fact> throughput() {
        return List.of(
                about("sweep.noise", Unit.SHARE, "deviation of throughput between runs of one load", s -> curve(s)
                        .noise()),
                count("sweep.noise.freedom", "runs beyond the first of each load", s -> curve(s).freedom()),
                exact(
                        "sweep.throughput.most",
                        Unit.REQUESTS_PER_SECOND,
                        "greatest throughput.requests",
                        s -> max(curve(s).rates())),
                exact(
                        "sweep.tokens.most",
                        Unit.TOKENS_PER_SECOND,
                        "greatest throughput.output",
                        s -> greatest(s, "throughput.output")),
                exact(
                        "sweep.tokens.perGpu",
                        Unit.TOKENS_PER_SECOND,
                        "greatest throughput.output / cards of a point",
                        s -> perGpu(s)),
                exact(
                        "sweep.growth",
                        Unit.RATIO,
                        "ln of the last ratio of throughput / ln of that of the load",
                        s -> last(s).growth(sweep(s).lever() == Lever.RATE)),
                count("sweep.saturated", "1 when sweep.growth <= 0.1", s -> flag(s.need("sweep.growth") <= STILL)),
                about(
                        "sweep.saturation",
                        Unit.REQUESTS_PER_SECOND,
                        "sweep.throughput.most where sweep.saturated",
                        s -> {
                            valid(s.need("sweep.saturated") == 1);
                            return s.need("sweep.throughput.most");
                        }),
                end("low", -1),
                end("high", 1));
    }

    private static Fact end(String name, int sign) {
        return about(
                "sweep.saturation." + name,
                Unit.REQUESTS_PER_SECOND,
                "sweep.saturation * e^(" + (sign < 0 ? "-" : "") + "t * sweep.noise), t of 95 % at sweep.noise.freedom",
                s -> {
                    double freedom = s.need("sweep.noise.freedom");
                    double t = StudentT.twoSided(SURE, freedom == 0 ? MANY : freedom);
                    return s.need("sweep.saturation") * Math.exp(sign * t * s.need("sweep.noise"));
                });
    }

    private static List<Fact> knee() {
        String text = "requests in flight at which throughput / latency.mean is greatest";
        return List.of(
                about("sweep.knee", Unit.REQUESTS, text, s -> found(s).inside()),
                about("sweep.knee.low", Unit.REQUESTS, text + ", less by chance", s -> found(s).low()),
                about("sweep.knee.high", Unit.REQUESTS, text + ", more by chance", s -> found(s).high()),
                about(
                        "sweep.knee.rate",
                        Unit.REQUESTS_PER_SECOND,
                        "throughput at sweep.knee",
                        s -> Symbols.known(curve(s).rateAt(s.need("sweep.knee")))),
                bound("sweep.knee.atLeast", "the last load, where power is greatest there", s -> {
                    double[] inside = curve(s).insides();
                    valid(top(s) == inside.length - 1);
                    return inside[inside.length - 1];
                }),
                bound("sweep.knee.atMost", "the first load, where power is greatest there", s -> {
                    valid(top(s) == 0 && sweep(s).lever() != Lever.RATE);
                    return curve(s).insides()[0];
                }));
    }

    private static List<Fact> law() {
        return List.of(
                about(
                        "sweep.law.alone",
                        Unit.MILLISECONDS,
                        "latency of a request alone, by the fitted law",
                        s -> 1000 * fitted(s).alone()),
                about(
                        "sweep.law.most",
                        Unit.REQUESTS_PER_SECOND,
                        "throughput that the fitted law never exceeds",
                        s -> fitted(s).most()),
                about("sweep.law.knee", Unit.REQUESTS, "where the fitted law has the greatest power", s -> fitted(s)
                        .knee()),
                count(
                        "sweep.law.falls",
                        "1 when the law lets throughput fall again",
                        s -> flag(fitted(s).each2() > 0)),
                about(
                        "sweep.law.error",
                        Unit.SHARE,
                        "root mean square of the relative errors of throughput, each point foretold from the others",
                        s -> curve(s).lawError()));
    }

    // ---- inside --------------------------------------------------------------------------------------------------

    private static Sweep sweep(FactSheet sheet) throws Unavailable {
        return sheet.group(Sweep.class);
    }

    private static SweepCurve curve(FactSheet sheet) throws Unavailable {
        return SweepCurve.of(sheet);
    }

    /** The curve in the order of the lever: two loads that the server does not keep up with have lines of any length. */
    private static SweepCurve last(FactSheet sheet) throws Unavailable {
        SweepCurve curve = curve(sheet);
        return sweep(sheet).lever() == Lever.RATE ? curve.byLevel() : curve;
    }

    private static Knee found(FactSheet sheet) throws Unavailable {
        Optional<Knee> knee = curve(sheet).knee();
        return knee.orElseThrow(() -> Unavailable.because(Why.OUTSIDE_VALIDITY));
    }

    private static ScalabilityLaw fitted(FactSheet sheet) throws Unavailable {
        return curve(sheet)
                .law()
                .filter(law -> law.alone() > 0)
                .orElseThrow(() -> Unavailable.because(Why.OUTSIDE_VALIDITY));
    }

    private static int top(FactSheet sheet) throws Unavailable {
        return Knee.top(curve(sheet).insides(), curve(sheet).rates());
    }

    private static double max(double[] values) {
        return Arrays.stream(values).max().orElse(Double.NaN);
    }

    private static double greatest(FactSheet sheet, String figure) throws Unavailable {
        List<SweepPoint> points = sweep(sheet).counted();
        points.forEach(point -> point.at().forEach(sheet::at));
        return points.stream()
                .flatMapToDouble(point -> point.figure(figure).stream())
                .max()
                .orElseThrow(() -> Unavailable.because(Why.NOT_REPORTED));
    }

    private static double perGpu(FactSheet sheet) throws Unavailable {
        double most = Double.NaN;
        for (SweepPoint point : sweep(sheet).counted()) {
            if (point.figure("throughput.output").isPresent()) {
                double cards =
                        point.figure(SweepPoint.GPUS).orElseThrow(() -> Unavailable.because(Why.SETTING_UNKNOWN));
                double each = quotient(point.figure("throughput.output").getAsDouble(), cards);
                most = Double.isNaN(most) ? each : Math.max(most, each);
                point.at().forEach(sheet::at);
            }
        }
        return most;
    }

    /** More load does not make a first token come sooner; where it does, something else changed. */
    private static double drop(List<SweepPoint> points) throws Unavailable {
        double most = Double.NaN;
        double highest = Double.NaN;
        for (SweepPoint point : points) {
            if (point.figure("ttft.median").isPresent()) {
                double ttft = point.figure("ttft.median").getAsDouble();
                most = Double.isNaN(highest) ? 0 : Math.max(most, 1 - ttft / highest);
                highest = Double.isNaN(highest) ? ttft : Math.max(highest, ttft);
            }
        }
        return most;
    }

    private static double spread(List<SweepPoint> points) throws Unavailable {
        double[] hits = points.stream()
                .flatMapToDouble(point -> point.figure("prefix.hitShare").stream())
                .toArray();
        valid(hits.length >= 2);
        return max(hits) - Arrays.stream(hits).min().orElse(0);
    }

    static Fact count(String id, String text, Formula formula) {
        return new Fact(id, Unit.COUNT, Quality.EXACT, text, formula);
    }

    static Fact exact(String id, Unit unit, String text, Formula formula) {
        return new Fact(id, unit, Quality.EXACT, text, formula);
    }

    static Fact about(String id, Unit unit, String text, Formula formula) {
        return new Fact(id, unit, Quality.APPROXIMATE, text, formula);
    }

    private static Fact bound(String id, String text, Formula formula) {
        return new Fact(id, Unit.REQUESTS, Quality.BOUND, text, formula);
    }
}
