package io.benchdoctor.report;

import io.benchdoctor.facts.Sweep;
import io.benchdoctor.facts.SweepPoint;
import io.benchdoctor.facts.SweepPoint.LeftOut;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import io.benchdoctor.report.ComparisonView.Table;
import io.benchdoctor.report.IndexView.Axes;
import io.benchdoctor.report.SweepView.Level;
import io.benchdoctor.report.SweepView.Plot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The points of a sweep, a line each. */
final class SweepPoints {
    /** In the order of the columns; the last is the throughput of each card. */
    private static final List<Column> COLUMNS = List.of(
            new Column(SweepPoint.INSIDE, Unit.REQUESTS),
            new Column(SweepPoint.RATE, Unit.REQUESTS_PER_SECOND),
            new Column("throughput.output", Unit.TOKENS_PER_SECOND),
            new Column(SweepPoint.PER_GPU, Unit.TOKENS_PER_SECOND),
            new Column("ttft.median", Unit.MILLISECONDS),
            new Column("ttft.p99", Unit.MILLISECONDS),
            new Column("tpot.mean", Unit.MILLISECONDS),
            new Column("latency.mean", Unit.MILLISECONDS),
            new Column(SweepPoint.ESTIMATED, Unit.MILLISECONDS),
            new Column(SweepPoint.SCORE, Unit.SHARE));

    /** The least that the rule about remembered prompts speaks of. */
    private static final double MUCH_SOONER = 0.67;

    /** Where milliseconds get five digits, seconds are easier to read. */
    private static final double SECONDS_FROM = 10_000;

    private static final int DECIMALS = 2;

    private final Sweep sweep;
    private final Wording wording;
    private final List<Column> shown;
    private final Map<Column, Format> formats = new HashMap<>();

    SweepPoints(Sweep sweep, Wording wording) {
        this.sweep = sweep;
        this.wording = wording;
        this.shown = COLUMNS.stream()
                .filter(column -> sweep.points().stream()
                        .anyMatch(point -> figure(point, column).isPresent()))
                .toList();
        shown.forEach(column -> formats.put(column, format(column)));
    }

    private record Column(String id, Unit unit) {}

    Table table() {
        List<String> header = new ArrayList<>();
        header.add(wording.say("sweep.lever." + sweep.lever().id()));
        shown.forEach(column -> header.add(headed(column)));
        header.add(wording.say("sweep.col.runs"));
        header.add(wording.say("sweep.col.note"));
        return new Table(
                wording.say("sweep.section.points"),
                header,
                sweep.points().stream().map(this::row).toList());
    }

    /** Every column as numbers, also those that no point fills: all sweeps of a sheet have the same. */
    List<Level> levels() {
        return sweep.points().stream()
                .map(point -> new Level(
                        bare(point),
                        sweep.lever().isText() || Double.isInfinite(point.level())
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(point.level()),
                        point.leftOut().isEmpty(),
                        figures(point),
                        note(point)))
                .toList();
    }

    /** How the figures of each column follow from what stands in the logs. */
    List<String> formulas() {
        List<String> formulas = new ArrayList<>();
        for (Column column : shown) {
            String key = "sweep.formula." + column.id();
            if (wording.words().has(key)) {
                formulas.add(wording.say("sweep.col." + column.id()) + " = " + wording.say(key));
            }
        }
        return formulas;
    }

    /** All sweeps of a batch for the page and the sheet over them. */
    static IndexView.Sweeps index(List<SweepView> sweeps, Wording wording) {
        return new IndexView.Sweeps(
                wording.say("sweep.section.title"),
                wording.say("sweep.col.answer"),
                wording.say("sweep.col.load"),
                COLUMNS.stream().map(column -> head(column, wording)).toList(),
                sweeps);
    }

    /** What a sheet draws of it: times over rates for a load, else one measure over the levels. */
    Optional<Plot> plot(Optional<String> measure) {
        if (!sweep.lever().isLoad()) {
            return measure.map(up -> new Plot(
                    OptionalInt.empty(),
                    column(up),
                    new Axes(wording.say("sweep.lever." + sweep.lever().id()), head(COLUMNS.get(column(up)), wording)),
                    sweep.lever().isText(),
                    sweep.points().size()));
        }
        String time = sweep.counted().stream()
                        .anyMatch(point -> point.figure("latency.mean").isPresent())
                ? "latency.mean"
                : SweepPoint.ESTIMATED;
        return Optional.of(new Plot(
                OptionalInt.of(column(SweepPoint.RATE)),
                column(time),
                new Axes(wording.say("chart.load-curve.x"), head(COLUMNS.get(column(time)), wording)),
                false,
                sweep.points().size()));
    }

    static int column(String id) {
        return COLUMNS.stream().map(Column::id).toList().indexOf(id);
    }

    /** With the unit, for the cells of a sheet are bare numbers. */
    static String head(String id, Wording wording) {
        return head(COLUMNS.get(column(id)), wording);
    }

    private static String head(Column column, Wording wording) {
        String name = wording.say("sweep.col." + column.id());
        return column.unit() == Unit.MILLISECONDS ? name + " (" + new Labels(wording).unit(column.unit()) + ")" : name;
    }

    private List<String> row(SweepPoint point) {
        List<String> cells = new ArrayList<>();
        cells.add(level(point));
        for (Column column : shown) {
            OptionalDouble figure = figure(point, column);
            cells.add(
                    figure.isPresent()
                            ? cell(figure.getAsDouble(), column)
                            : wording.numbers().missing());
        }
        cells.add(wording.numbers().number(point.runs().size(), 0));
        cells.add(note(point));
        return cells;
    }

    /** All figures of a column with one unit and one number of decimals, so that they stand below each other. */
    private Format format(Column column) {
        double[] values = sweep.points().stream()
                .flatMapToDouble(point -> figure(point, column).stream())
                .filter(value -> value > 0)
                .sorted()
                .toArray();
        double least = values.length == 0 ? 1 : values[0];
        double most = values.length == 0 ? 1 : values[values.length - 1];
        double factor = column.unit() == Unit.MILLISECONDS && most >= SECONDS_FROM ? 1000 : 1;
        int digits = (int) Math.max(0, Math.min(DECIMALS, 2 - Math.floor(Math.log10(least / factor))));
        return switch (column.unit()) {
            case SHARE -> new Format(1, 0);
            case REQUESTS -> new Format(1, 1);
            case TOKENS_PER_SECOND -> new Format(1, least < 10 ? 1 : 0);
            default -> new Format(factor, digits);
        };
    }

    private record Format(double factor, int decimals) {}

    private String cell(double value, Column column) {
        Format format = formats.get(column);
        return column.unit() == Unit.SHARE
                ? wording.numbers().percent(value, format.decimals())
                : wording.numbers().number(value / format.factor(), format.decimals());
    }

    private String headed(Column column) {
        String name = wording.say("sweep.col." + column.id());
        if (column.unit() != Unit.MILLISECONDS) {
            return name;
        }
        Unit unit = formats.get(column).factor() > 1 ? Unit.SECONDS : Unit.MILLISECONDS;
        return name + " (" + new Labels(wording).unit(unit) + ")";
    }

    /** A figure with its unit, unless its name says that. */
    String phrase(String id, double value) {
        Unit unit = COLUMNS.stream()
                .filter(column -> column.id().equals(id))
                .map(Column::unit)
                .findFirst()
                .orElseThrow();
        Quantity quantity = new Quantity(value, unit);
        return unit == Unit.TOKENS_PER_SECOND
                ? wording.numbers().number(value, 0)
                : wording.numbers().engineerArgument(quantity);
    }

    /** Its figures in the order of all columns. */
    static List<OptionalDouble> figures(SweepPoint point) {
        return COLUMNS.stream().map(column -> figure(point, column)).toList();
    }

    private static OptionalDouble figure(SweepPoint point, Column column) {
        OptionalDouble figure = point.figure(column.id());
        // a failed request is farther from its limit than any figure tells
        boolean told = !column.id().equals(SweepPoint.SCORE) || figure.orElse(0) < 1e6;
        return told ? figure : OptionalDouble.empty();
    }

    /** A level as the language writes it. */
    String level(SweepPoint point) {
        if (Double.isInfinite(point.level())) {
            return wording.say("sweep.level.unlimited");
        }
        try {
            double number = Double.parseDouble(point.name());
            return wording.numbers().number(number, number == Math.rint(number) ? 0 : 2);
        } catch (NumberFormatException version) {
            return "`" + point.name() + "`";
        }
    }

    /** The same without the marks of code, for places that know none. */
    String bare(SweepPoint point) {
        return level(point).replace("`", "");
    }

    /** Why a point does not count, and what was found in its runs; empty for nothing. */
    String note(SweepPoint point) {
        List<String> notes = Stream.concat(
                        point.leftOut().stream().map(reason -> wording.say("sweep.left-out." + reason.id())),
                        point.findings().stream().limit(1).map(this::title))
                .toList();
        return notes.isEmpty() ? "" : String.join("; ", notes);
    }

    /** The points that are out, each with what was found in its runs. */
    String outliers() {
        return wording.list(sweep.points().stream()
                .filter(point -> point.leftOut().filter(LeftOut.OUTLIER::equals).isPresent())
                .map(point -> wording.say("sweep.left-out.point", Map.of("level", level(point), "why", note(point))))
                .toList());
    }

    /** The loads whose first tokens came at half the wait of a smaller load, or sooner. */
    String sooner() {
        List<String> sooner = new ArrayList<>();
        double highest = 0;
        for (SweepPoint point : sweep.counted()) {
            double ttft = point.figure("ttft.median").orElse(highest);
            if (ttft <= MUCH_SOONER * highest) {
                sooner.add(level(point));
            }
            highest = Math.max(highest, ttft);
        }
        return wording.list(sooner);
    }

    /** The title without the figures of one run. */
    private String title(String finding) {
        String plain = "finding." + finding + ".title.plain";
        return wording.lay(
                        wording.words().has(plain) ? plain : "finding." + finding + ".title",
                        Map.of("severity", "other"))
                .orElse(finding);
    }
}
