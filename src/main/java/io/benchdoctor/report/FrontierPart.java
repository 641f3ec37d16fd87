package io.benchdoctor.report;

import io.benchdoctor.diagnose.FrontierSearch;
import io.benchdoctor.facts.Frontier;
import io.benchdoctor.facts.Frontier.Point;
import io.benchdoctor.facts.SweepPoint;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import io.benchdoctor.report.ChartView.LoadCurve;
import io.benchdoctor.report.ChartView.LoadCurve.Line;
import io.benchdoctor.report.SweepView.Level;
import io.benchdoctor.report.SweepView.Plot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Set-ups that were asked the same, and which of their points no other beats. */
final class FrontierPart {
    /** Whoever wants all points has the sweeps; of those that are beaten these are shown. */
    private static final int MOST_BEATEN = 60;

    private static final double HEADROOM = 1.05;
    private static final double SECONDS_FROM = 10_000;
    private static final int NAMED = 8;

    /** Beside a dot there is room for the short form of a setting alone. */
    private static final Pattern ABBREVIATED = Pattern.compile("[^,()]+ \\(([A-Z]{2,3})\\)");

    private final FrontierSearch.Found found;
    private final Frontier frontier;
    private final List<Point> shown;
    private final PointColumns columns;
    private final Wording wording;

    FrontierPart(FrontierSearch.Found found, Messages words) {
        this.found = found;
        this.frontier = found.frontier();
        this.wording =
                new Wording(found.runs().get(0).run(), found.runs().get(0).facts(), words);
        this.shown = frontier.points().stream()
                .limit((long) frontier.front() + MOST_BEATEN)
                .toList();
        this.columns = new PointColumns(
                shown.stream().map(Point::figures).toList(),
                List.of(frontier.gain(), frontier.pace(), "ttft.median"),
                wording);
    }

    SweepView view() {
        Mark mark = Mark.INFO;
        return new SweepView(
                found.id(),
                name(),
                mark,
                wording.say("label.severity." + mark.id()),
                headline(),
                answers(),
                List.of(),
                Optional.of(chart()),
                Optional.of(plot()),
                table(),
                shown.stream().map(this::level).toList(),
                List.of(wording.say("frontier.method")));
    }

    SweepProofs proofs() {
        return new SweepProofs(
                shown.stream().map(Point::figures).toList(),
                shown.stream().map(this::called).toList(),
                List.of(),
                wording);
    }

    private String name() {
        Run run = found.runs().get(0).run();
        SweepPoint first = frontier.points().get(0).figures();
        String what = String.join(
                ", ",
                Stream.of(
                                run.setting(SettingKey.MODEL).map(Setting::value),
                                run.setting(SettingKey.GPU).map(Setting::value),
                                Optional.of(wording.say(
                                        "sweep.lengths",
                                        Map.of(
                                                "input",
                                                whole(first, "input.mean"),
                                                "output",
                                                whole(first, "output.mean")))))
                        .flatMap(Optional::stream)
                        .toList());
        return wording.say("frontier.name", Map.of("what", what, "count", (long) frontier.setUps()));
    }

    private String whole(SweepPoint point, String id) {
        return wording.numbers().number(point.figure(id).orElse(0), 0);
    }

    private String headline() {
        return wording.say("frontier.headline", Map.of("front", (long) frontier.front(), "all", (long)
                frontier.points().size()));
    }

    private List<String> answers() {
        List<String> answers = new ArrayList<>();
        List<Point> front = frontier.points().subList(0, frontier.front());
        int step = Math.max(1, (front.size() + NAMED - 1) / NAMED);
        for (int n = 0; n < front.size(); n += step) {
            answers.add(wording.say(
                    "frontier.point",
                    Map.of(
                            "point", called(front.get(n)),
                            "yield", gain(front.get(n)),
                            "yieldName", wording.say("sweep.col." + frontier.gain()),
                            "pace", pace(front.get(n)),
                            "paceName", wording.say("sweep.col." + frontier.pace()))));
        }
        return answers;
    }

    private String called(Point point) {
        List<String> parts = new ArrayList<>();
        for (String part : point.candidate().setUp().split(", ")) {
            int at = part.indexOf('=');
            String key = at < 0 ? "" : "label.setting." + part.substring(0, at);
            parts.add(wording.words().has(key) ? wording.say(key) + " " + part.substring(at + 1) : part);
        }
        String load = Double.isInfinite(point.figures().level())
                ? wording.say("sweep.level.unlimited")
                : point.figures().name().replaceFirst("\\.0$", "");
        return wording.say("frontier.called", Map.of("setup", String.join(", ", parts), "load", load));
    }

    private String gain(Point point) {
        return wording.numbers().number(point.figures().figure(frontier.gain()).orElseThrow(), 0);
    }

    private String pace(Point point) {
        return wording.numbers()
                .engineerArgument(
                        new Quantity(point.figures().figure(frontier.pace()).orElseThrow(), Unit.MILLISECONDS));
    }

    private ComparisonView.Table table() {
        List<String> header = new ArrayList<>();
        header.add(wording.say("frontier.col.point"));
        header.addAll(columns.heads());
        header.add(wording.say("sweep.col.runs"));
        header.add(wording.say("sweep.col.note"));
        return new ComparisonView.Table(
                wording.say("sweep.section.points"),
                header,
                shown.stream().map(this::row).toList());
    }

    private List<String> row(Point point) {
        List<String> row = new ArrayList<>();
        row.add(called(point));
        row.addAll(columns.cells(point.figures()));
        row.add(wording.numbers().number(point.figures().runs().size(), 0));
        row.add(note(point));
        return row;
    }

    private String note(Point point) {
        return point.beatenBy().isEmpty()
                ? ""
                : wording.say(
                        "frontier.beaten",
                        Map.of(
                                "by",
                                called(frontier.points().get(point.beatenBy().getAsInt()))));
    }

    private Level level(Point point) {
        return new Level(
                called(point),
                OptionalDouble.empty(),
                point.beatenBy().isEmpty(),
                PointColumns.figures(point.figures()),
                note(point));
    }

    private Plot plot() {
        return new Plot(
                OptionalInt.of(PointColumns.place(frontier.gain())),
                PointColumns.place(frontier.pace()),
                new IndexView.Axes(
                        PointColumns.head(frontier.gain(), wording), PointColumns.head(frontier.pace(), wording)),
                false,
                frontier.front());
    }

    private ChartView chart() {
        List<LoadCurve.Point> drawn = shown.stream()
                .map(point -> new LoadCurve.Point(
                        point.figures().figure(frontier.gain()).orElseThrow(),
                        point.figures().figure(frontier.pace()).orElseThrow(),
                        point.beatenBy().isEmpty()
                                ? ABBREVIATED.matcher(called(point)).replaceAll("$1")
                                : "",
                        point.beatenBy().isEmpty()))
                .toList();
        double most = drawn.stream().mapToDouble(LoadCurve.Point::up).max().orElseThrow();
        double widest =
                drawn.stream().mapToDouble(LoadCurve.Point::across).max().orElseThrow();
        boolean seconds = most >= SECONDS_FROM;
        String pace = wording.say("sweep.col." + frontier.pace());
        String unit = wording.say(seconds ? "chart.along.unit.seconds" : "chart.along.unit.ms");
        return new ChartView(
                "frontier",
                headline(),
                wording.say(
                        "chart.frontier.subtitle",
                        Map.of("yield", wording.say("sweep.col." + frontier.gain()), "pace", pace)),
                wording.say("chart.frontier.source"),
                wording.say(
                        "chart.frontier.alt",
                        Map.of("points", (long) drawn.size(), "said", String.join(" ", answers()))),
                new LoadCurve(
                        wording.say("chart.along.axis", Map.of("measure", pace, "unit", unit)),
                        seconds ? 1000 : 1,
                        most,
                        wording.say("sweep.col." + frontier.gain()),
                        new SweepChart(wording).ticks(widest * HEADROOM),
                        List.of(new Line("", drawn)),
                        List.of(),
                        true));
    }
}
