package io.benchdoctor.report;

import io.benchdoctor.facts.Sweep;
import io.benchdoctor.facts.SweepPoint;
import io.benchdoctor.facts.SweepPoint.LeftOut;
import io.benchdoctor.report.ComparisonView.Table;
import io.benchdoctor.report.IndexView.Axes;
import io.benchdoctor.report.SweepView.Level;
import io.benchdoctor.report.SweepView.Plot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The points of a sweep, a line each. */
final class SweepPoints {
    /** The least that the rule about remembered prompts speaks of. */
    private static final double MUCH_SOONER = 0.67;

    private final Sweep sweep;
    private final Wording wording;
    private final PointColumns columns;

    SweepPoints(Sweep sweep, Wording wording) {
        this.sweep = sweep;
        this.wording = wording;
        this.columns = new PointColumns(sweep.points(), PointColumns.ALL, wording);
    }

    Table table() {
        List<String> header = new ArrayList<>();
        header.add(wording.say("sweep.lever." + sweep.lever().id()));
        header.addAll(columns.heads());
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
                        PointColumns.figures(point),
                        note(point)))
                .toList();
    }

    /** How the figures of each column follow from what stands in the logs. */
    List<String> formulas() {
        List<String> formulas = new ArrayList<>();
        for (String id : columns.shown()) {
            String key = "sweep.formula." + id;
            if (wording.words().has(key)) {
                formulas.add(wording.say("sweep.col." + id) + " = " + wording.say(key));
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
                PointColumns.ALL.stream()
                        .map(id -> PointColumns.head(id, wording))
                        .toList(),
                sweeps);
    }

    /** What a sheet draws of it: times over rates for a load, else one measure over the levels. */
    Optional<Plot> plot(Optional<String> measure) {
        if (!sweep.lever().isLoad()) {
            return measure.map(up -> new Plot(
                    OptionalInt.empty(),
                    PointColumns.place(up),
                    new Axes(wording.say("sweep.lever." + sweep.lever().id()), PointColumns.head(up, wording)),
                    sweep.lever().isText(),
                    sweep.points().size()));
        }
        String time = sweep.counted().stream()
                        .anyMatch(point -> point.figure("latency.mean").isPresent())
                ? "latency.mean"
                : SweepPoint.ESTIMATED;
        return Optional.of(new Plot(
                OptionalInt.of(PointColumns.place(SweepPoint.RATE)),
                PointColumns.place(time),
                new Axes(wording.say("chart.load-curve.x"), PointColumns.head(time, wording)),
                false,
                sweep.points().size()));
    }

    private List<String> row(SweepPoint point) {
        List<String> cells = new ArrayList<>();
        cells.add(level(point));
        cells.addAll(columns.cells(point));
        cells.add(wording.numbers().number(point.runs().size(), 0));
        cells.add(note(point));
        return cells;
    }

    /** A figure with its unit, unless its name says that. */
    String phrase(String id, double value) {
        return PointColumns.phrase(id, value, wording);
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
