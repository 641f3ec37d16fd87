package io.benchdoctor.report;

import io.benchdoctor.diagnose.Finding;
import io.benchdoctor.i18n.Counted;
import io.benchdoctor.model.Batch;
import io.benchdoctor.model.Input;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.model.Unit;
import io.benchdoctor.report.IndexView.Filter;
import io.benchdoctor.report.IndexView.Row;
import io.benchdoctor.report.ReportView.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The page over many runs: the worst first, every one with its first finding and its waits. */
final class BatchIndex {
    /** Undecided stands between warning and information: it may hide either. */
    private static final List<Mark> ORDER = List.of(Mark.CRITICAL, Mark.WARNING, Mark.UNDECIDED, Mark.INFO, Mark.GOOD);

    /** Up to so many runs each has a page of its own; beyond, only those with a problem do. */
    static final int PAGES_FOR_ALL = 100;

    /** More pages than anyone opens; the worst runs have theirs. */
    private static final int MOST_PAGES = 300;

    /** Beyond so many files a page would be mostly a list of files that were read; a run's line names its own. */
    private static final int MOST_FILES = 1_000;

    private static final int MOST_UNREAD = 500;

    private final BatchReport report;
    private final Batch batch;
    private final List<String> names;
    private final List<SweepView> sweeps;
    private final Wording wording;

    /** @param names of the runs in their order */
    BatchIndex(BatchReport report, List<String> names, List<SweepView> sweeps, Wording wording) {
        this.report = report;
        this.batch = report.batch();
        this.names = names;
        this.sweeps = sweeps;
        this.wording = wording;
    }

    /** @param page of a run; of thousands one is at hand at a time */
    IndexView view(IntFunction<Page> page) {
        List<Row> rows = rows(page);
        return new IndexView(
                wording.words().tag(),
                wording.words().direction(),
                wording.words().name(),
                RunView.pageWords(wording.words()),
                headline(rows),
                summary(rows),
                filters(rows),
                wording.say("index.order"),
                rows,
                SweepPoints.index(sweeps, wording),
                listed().stream()
                        .map(input -> new SourcesPart(wording).source(input))
                        .toList(),
                RunView.foot(wording, report.version()));
    }

    private String headline(List<Row> rows) {
        Counted runs = wording.counted(rows.size());
        for (Mark mark : List.of(Mark.CRITICAL, Mark.WARNING)) {
            long count = count(rows, mark);
            if (count > 0) {
                return wording.say(
                        "index.headline." + mark.id(), Map.of("count", wording.counted(count), "runs", runs));
            }
        }
        return rows.isEmpty()
                ? wording.say("index.headline.none")
                : wording.say("index.headline.calm", Map.of("runs", runs));
    }

    private String summary(List<Row> rows) {
        long read = batch.inputs().stream()
                .filter(input -> input.status() == Input.Status.PARSED)
                .count();
        String summary = wording.say(
                "index.summary",
                Map.of(
                        "warned",
                        wording.counted(count(rows, Mark.CRITICAL) > 0 ? count(rows, Mark.WARNING) : 0),
                        "good",
                        wording.counted(count(rows, Mark.GOOD) + count(rows, Mark.INFO)),
                        "undecided",
                        wording.counted(count(rows, Mark.UNDECIDED)),
                        "read",
                        wording.counted(read),
                        "given",
                        wording.counted(batch.inputs().size())));
        if (rows.size() > PAGES_FOR_ALL) {
            long with = rows.stream().filter(row -> !row.page().isEmpty()).count();
            summary = joined(summary, wording.say("index.pages", Map.of("count", wording.counted(with))));
        }
        long unlisted = batch.inputs().size() - (long) listed().size();
        if (unlisted > 0) {
            summary = joined(summary, wording.say("index.files", Map.of("count", wording.counted(unlisted))));
        }
        for (String remark : ruled()) {
            summary = joined(summary, remark);
        }
        return summary;
    }

    /** All runs of a batch are judged alike. */
    private List<String> ruled() {
        return report.diagnoses().stream()
                .findFirst()
                .map(first -> new RulingPart(wording).sentences(first.ruling()))
                .orElse(List.of());
    }

    private String joined(String first, String second) {
        return wording.say("report.join", Map.of("first", first, "second", second));
    }

    /** The files below the table: all of them, or those that were not wholly read. */
    private List<Input> listed() {
        return batch.inputs().size() <= MOST_FILES
                ? batch.inputs()
                : batch.inputs().stream()
                        .filter(input -> input.status() != Input.Status.PARSED)
                        .limit(MOST_UNREAD)
                        .toList();
    }

    private List<Filter> filters(List<Row> rows) {
        return ORDER.stream()
                .map(mark -> new Filter(mark, wording.say("label.severity." + mark.id()), (int) count(rows, mark)))
                .toList();
    }

    private static long count(List<Row> rows, Mark mark) {
        return rows.stream().filter(row -> row.mark() == mark).count();
    }

    private List<Row> rows(IntFunction<Page> page) {
        List<Row> rows = new ArrayList<>(IntStream.range(0, names.size())
                .mapToObj(run -> row(page.apply(run), names.get(run)))
                .toList());
        rows.sort(Comparator.<Row>comparingInt(row -> ORDER.indexOf(row.mark()))
                .thenComparing(row -> -row.ttftP99Seconds().orElse(0)));
        return withPages(rows);
    }

    /** Rows in order; those that are not worth a page lose theirs. */
    private static List<Row> withPages(List<Row> rows) {
        if (rows.size() <= PAGES_FOR_ALL) {
            return rows;
        }
        List<Row> chosen = new ArrayList<>();
        for (Row row : rows) {
            boolean problem = row.mark() == Mark.CRITICAL || row.mark() == Mark.WARNING;
            chosen.add(problem && chosen.size() < MOST_PAGES ? row : row.withoutPage());
        }
        return chosen;
    }

    /** What each run is called; of one name the second and all later ones are numbered. */
    static List<String> names(List<Run> runs, Wording wording) {
        Map<String, Integer> seen = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (Run run : runs) {
            String name = name(run);
            int nth = seen.merge(name, 1, Integer::sum);
            names.add(
                    nth == 1
                            ? name
                            : wording.say("index.same-name", Map.of("name", name, "nth", wording.counted(nth))));
        }
        return names;
    }

    private Row row(Page page, String name) {
        Run run = page.diagnosis().run();
        Wording own = page.wording();
        ReportView.Verdict verdict = new VerdictPart(page).verdict();
        Mark mark = verdict.mark();
        return new Row(
                mark,
                own.say("label.severity." + mark.id()),
                name,
                detail(page),
                source(run),
                page(run),
                finding(page, verdict),
                seconds(own, "ttft.median"),
                seconds(own, "ttft.p99"),
                value(own, "ttft.median"),
                value(own, "ttft.p99"),
                cell(own, "user.rate", 0),
                cell(own, "throughput.requests", 2),
                cell(own, "requests.completed", 0),
                own.quantity("duration"));
    }

    /** The address of the run's own page, relative to this one. */
    static String page(Run run) {
        return "runs/" + run.id() + ".html";
    }

    private static String finding(Page page, ReportView.Verdict verdict) {
        Optional<Finding> first = page.first();
        return first.isPresent() ? page.title(first.get()) : verdict.headline();
    }

    private static String name(Run run) {
        return run.setting(SettingKey.MODEL)
                .map(Setting::value)
                .filter(model -> !run.label().startsWith(model))
                .orElse(run.label());
    }

    private static String detail(Page page) {
        Optional<String> gpu = page.diagnosis().run().setting(SettingKey.GPU).map(Setting::value);
        return String.join(
                ", ",
                Stream.of(gpu, Optional.of(new AboutPart(page).load()))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static String source(Run run) {
        return run.sources().stream()
                .findFirst()
                .map(source -> new SourceRef(source.path(), source.firstLine()))
                .map(at -> at.path() + ":" + at.line())
                .orElse("");
    }

    private static OptionalDouble value(Wording own, String fact) {
        OptionalDouble millis = own.value(fact);
        return millis.isPresent() ? OptionalDouble.of(millis.getAsDouble() / 1000) : millis;
    }

    private static Cell seconds(Wording own, String fact) {
        Optional<Quantity> seconds =
                own.quantity(fact).map(millis -> new Quantity(millis.value() / 1000, Unit.SECONDS));
        return cell(own, seconds, 2);
    }

    private static Cell cell(Wording own, String fact, int decimals) {
        return cell(own, own.quantity(fact), decimals);
    }

    private static Cell cell(Wording own, Optional<Quantity> quantity, int decimals) {
        return quantity.map(q -> new Cell(own.numbers().number(q.value(), decimals), quantity))
                .orElseGet(() -> new Cell(own.numbers().missing(), Optional.empty()));
    }
}
