package io.benchdoctor.facts;

import static io.benchdoctor.facts.SweepFacts.about;
import static io.benchdoctor.facts.SweepFacts.exact;
import static io.benchdoctor.facts.Symbols.quotient;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What changes along a lever that is no load: a length, a number of cards, a setting, a release. */
public final class SweepAlong {
    private static final double Z95 = 1.96;

    /** Waits deviate between runs by about so many times as much as throughput does. */
    private static final double OF_WAITS = 2;

    private static final String TOKENS = "throughput.output";

    /** In the order in which they are told. */
    public static final List<String> MEASURES =
            List.of(TOKENS, SweepPoint.PER_GPU, "ttft.median", "tpot.mean", "latency.mean");

    static final List<Fact> ALL = List.of(
            about(
                    "sweep.ttft.slope",
                    Unit.MILLISECONDS,
                    "ttft.median by 1,000 tokens of the prompt, least squares",
                    SweepAlong::slope),
            exact(
                    "sweep.perGpu.share",
                    Unit.SHARE,
                    "output tokens per second and card at the last level / at the first",
                    s -> {
                        List<SweepPoint> points = along(s, SweepPoint.PER_GPU);
                        return quotient(
                                figure(points.get(points.size() - 1), SweepPoint.PER_GPU),
                                figure(points.get(0), SweepPoint.PER_GPU));
                    }));

    private final Sweep sweep;

    private SweepAlong(Sweep sweep) {
        this.sweep = sweep;
    }

    /** Empty for a load, along which throughput and time make a curve. */
    public static Optional<SweepAlong> of(Sweep sweep) {
        return sweep.lever().isLoad() ? Optional.empty() : Optional.of(new SweepAlong(sweep));
    }

    /**
     * What the lever is pulled for: the wait for a prompt, the yield of a card; else the throughput, unless the load held it the
     * same and only the times tell.
     */
    public Optional<String> leading() {
        List<String> order =
                switch (sweep.lever()) {
                    case INPUT -> List.of("ttft.median", "latency.mean", TOKENS);
                    case OUTPUT -> List.of("latency.mean", TOKENS, "tpot.mean");
                    case TENSOR_PARALLEL, PIPELINE_PARALLEL, DATA_PARALLEL ->
                        List.of(SweepPoint.PER_GPU, TOKENS, "tpot.mean");
                    default -> List.of();
                };
        Optional<String> meant = order.stream().filter(this::isTold).findFirst();
        if (meant.isPresent()) {
            return meant;
        }
        if (isTold(TOKENS) && !isSame(TOKENS)) {
            return Optional.of(TOKENS);
        }
        return MEASURES.stream().filter(this::isTold).max(Comparator.comparingDouble(this::ratio));
    }

    /** Whether three points that count tell it. */
    public boolean isTold(String measure) {
        return points(measure).size() >= SweepCurve.FEWEST;
    }

    /** Whether no level differs from another by more than runs of one level do. */
    public boolean isSame(String measure) {
        return Math.log(ratio(measure)) <= band(measure);
    }

    /** How far two runs of one level lie apart by chance, as logarithm. */
    private double band(String measure) {
        boolean wait = !measure.equals(TOKENS) && !measure.equals(SweepPoint.PER_GPU);
        return Z95 * Math.sqrt(2) * SweepCurve.noise(sweep.counted()) * (wait ? OF_WAITS : 1);
    }

    /** The points that count and tell a measure, in the order of the lever. */
    public List<SweepPoint> points(String measure) {
        return sweep.counted().stream()
                .filter(point -> point.figure(measure).orElse(0) > 0)
                .toList();
    }

    /** The point between the ends at which a measure is greater than at both, or less, by more than chance; empty for none. */
    public Optional<SweepPoint> turn(String measure) {
        List<SweepPoint> points = points(measure);
        ToDoubleFunction<SweepPoint> value = point -> figure(point, measure);
        for (boolean top : new boolean[] {true, false}) {
            Comparator<SweepPoint> up = Comparator.comparingDouble(value);
            SweepPoint end = points.stream().max(top ? up : up.reversed()).orElseThrow();
            double first = Math.abs(Math.log(figure(end, measure) / figure(points.get(0), measure)));
            double last = Math.abs(Math.log(figure(end, measure) / figure(points.get(points.size() - 1), measure)));
            if (Math.min(first, last) > band(measure)) {
                return Optional.of(end);
            }
        }
        return Optional.empty();
    }

    private double ratio(String measure) {
        double[] values = points(measure).stream()
                .mapToDouble(point -> figure(point, measure))
                .sorted()
                .toArray();
        return values[values.length - 1] / values[0];
    }

    private static double figure(SweepPoint point, String id) {
        return point.figure(id).orElseThrow();
    }

    private static List<SweepPoint> along(FactSheet sheet, String measure) throws Unavailable {
        Sweep sweep = sheet.group(Sweep.class);
        valid(!sweep.lever().isLoad());
        List<SweepPoint> points = new ArrayList<>(new SweepAlong(sweep).points(measure));
        if (points.size() < SweepCurve.FEWEST) {
            throw Unavailable.because(Why.NOT_REPORTED);
        }
        points.forEach(point -> point.at().forEach(sheet::at));
        return points;
    }

    private static double slope(FactSheet sheet) throws Unavailable {
        valid(sheet.group(Sweep.class).lever() == Lever.INPUT);
        List<SweepPoint> points = along(sheet, "ttft.median");
        double x = points.stream().mapToDouble(SweepPoint::level).average().orElseThrow();
        double y = points.stream()
                .mapToDouble(point -> figure(point, "ttft.median"))
                .average()
                .orElseThrow();
        double both = 0;
        double squares = 0;
        for (SweepPoint point : points) {
            both += (point.level() - x) * (figure(point, "ttft.median") - y);
            squares += (point.level() - x) * (point.level() - x);
        }
        return 1000 * quotient(both, squares);
    }
}
