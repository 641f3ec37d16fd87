package io.benchdoctor.report;

import io.benchdoctor.facts.SweepPoint;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The figures of points in columns, each with one unit and one number of decimals, so that they stand below each other. */
final class PointColumns {
    /** In their order; the fourth is the throughput of each card. */
    private static final Map<String, Unit> UNITS = new LinkedHashMap<>();

    static {
        UNITS.put(SweepPoint.INSIDE, Unit.REQUESTS);
        UNITS.put(SweepPoint.RATE, Unit.REQUESTS_PER_SECOND);
        UNITS.put("throughput.output", Unit.TOKENS_PER_SECOND);
        UNITS.put(SweepPoint.PER_GPU, Unit.TOKENS_PER_SECOND);
        UNITS.put("ttft.median", Unit.MILLISECONDS);
        UNITS.put("ttft.p99", Unit.MILLISECONDS);
        UNITS.put("tpot.mean", Unit.MILLISECONDS);
        UNITS.put("latency.mean", Unit.MILLISECONDS);
        UNITS.put(SweepPoint.ESTIMATED, Unit.MILLISECONDS);
        UNITS.put(SweepPoint.SCORE, Unit.SHARE);
    }

    /** The ids of all that a point can be shown with. */
    static final List<String> ALL = List.copyOf(UNITS.keySet());

    /** Where milliseconds get five digits, seconds are easier to read. */
    private static final double SECONDS_FROM = 10_000;

    private static final int DECIMALS = 2;

    /** Farther from its limit than any figure tells: a request of the point failed. */
    private static final double FAILED = 1e6;

    private final Map<String, Format> formats = new LinkedHashMap<>();
    private final Wording wording;

    /** @param ids of the columns; one that no point fills is not shown */
    PointColumns(List<SweepPoint> points, List<String> ids, Wording wording) {
        this.wording = wording;
        for (String id : ids) {
            if (points.stream().anyMatch(point -> figure(point, id).isPresent())) {
                formats.put(id, format(points, id));
            }
        }
    }

    private record Format(double factor, int decimals) {}

    private static Format format(List<SweepPoint> points, String id) {
        double[] values = points.stream()
                .flatMapToDouble(point -> figure(point, id).stream())
                .filter(value -> value > 0)
                .sorted()
                .toArray();
        double least = values.length == 0 ? 1 : values[0];
        double most = values.length == 0 ? 1 : values[values.length - 1];
        Unit unit = UNITS.get(id);
        double factor = unit == Unit.MILLISECONDS && most >= SECONDS_FROM ? 1000 : 1;
        int digits = (int) Math.max(0, Math.min(DECIMALS, 2 - Math.floor(Math.log10(least / factor))));
        return switch (unit) {
            case SHARE -> new Format(1, 0);
            case REQUESTS -> new Format(1, 1);
            case TOKENS_PER_SECOND -> new Format(1, least < 10 ? 1 : 0);
            default -> new Format(factor, digits);
        };
    }

    /** The ids of the columns that are shown. */
    List<String> shown() {
        return List.copyOf(formats.keySet());
    }

    List<String> heads() {
        List<String> heads = new ArrayList<>();
        formats.forEach(
                (id, format) -> heads.add(head(id, format.factor() > 1 ? Unit.SECONDS : UNITS.get(id), wording)));
        return heads;
    }

    List<String> cells(SweepPoint point) {
        List<String> cells = new ArrayList<>();
        formats.forEach((id, format) -> {
            OptionalDouble figure = figure(point, id);
            cells.add(
                    figure.isPresent()
                            ? cell(figure.getAsDouble(), UNITS.get(id), format)
                            : wording.numbers().missing());
        });
        return cells;
    }

    private String cell(double value, Unit unit, Format format) {
        return unit == Unit.SHARE
                ? wording.numbers().percent(value, format.decimals())
                : wording.numbers().number(value / format.factor(), format.decimals());
    }

    /** With the unit, for the cells of a sheet are bare numbers. */
    static String head(String id, Wording wording) {
        return head(id, UNITS.get(id), wording);
    }

    private static String head(String id, Unit unit, Wording wording) {
        String name = wording.say("sweep.col." + id);
        return UNITS.get(id) == Unit.MILLISECONDS ? name + " (" + new Labels(wording).unit(unit) + ")" : name;
    }

    /** The place of a column among all. */
    static int place(String id) {
        return ALL.indexOf(id);
    }

    /** A figure with its unit, unless its name says that. */
    static String phrase(String id, double value, Wording wording) {
        return UNITS.get(id) == Unit.TOKENS_PER_SECOND
                ? wording.numbers().number(value, 0)
                : wording.numbers().engineerArgument(new Quantity(value, UNITS.get(id)));
    }

    /** Figures of a point in the order of all columns. */
    static List<OptionalDouble> figures(SweepPoint point) {
        return ALL.stream().map(id -> figure(point, id)).toList();
    }

    private static OptionalDouble figure(SweepPoint point, String id) {
        OptionalDouble figure = point.figure(id);
        boolean told = !id.equals(SweepPoint.SCORE) || figure.orElse(0) < FAILED;
        return told ? figure : OptionalDouble.empty();
    }
}
