package io.benchdoctor.report;

import io.benchdoctor.diagnose.Finding;
import io.benchdoctor.diagnose.SweepDiagnosis;
import io.benchdoctor.facts.Lever;
import io.benchdoctor.facts.SweepAlong;
import io.benchdoctor.facts.SweepPoint;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** One sweep in one language. */
final class SweepPart {
    /** A law that misses the points by more says nothing about loads between them. */
    private static final double LAW_HOLDS = 0.15;

    /** More names are no name. */
    private static final int MOST_FILES = 3;

    /** Ends of a range that lie so far apart are told instead of what is between them. */
    private static final double WIDE = 1.25;

    private final SweepDiagnosis diagnosis;
    private final Optional<String> place;
    private final Wording wording;
    private final SweepPoints points;
    private final Optional<SweepAlongPart> along;

    /** @param place where its runs lie; empty where nothing else is called the same */
    SweepPart(SweepDiagnosis diagnosis, Optional<String> place, Messages words) {
        this.diagnosis = diagnosis;
        this.place = place;
        this.wording = new Wording(diagnosis.runs().get(0).run(), diagnosis.facts(), words);
        this.points = new SweepPoints(diagnosis.sweep(), wording);
        this.along = SweepAlong.of(diagnosis.sweep())
                .map(facts -> new SweepAlongPart(diagnosis.sweep(), facts, wording, points));
    }

    SweepView view() {
        return new SweepView(
                diagnosis.id(),
                name(),
                mark(),
                wording.say("label.severity." + mark().id()),
                headline(),
                answers(),
                diagnosis.findings().stream().map(this::finding).toList(),
                chart(),
                points.plot(along.flatMap(SweepAlongPart::drawn)),
                points.table(),
                points.levels(),
                method());
    }

    private Optional<ChartView> chart() {
        SweepChart chart = new SweepChart(wording);
        return along.isPresent() ? along.get().chart(chart) : chart.of(diagnosis, name(), points);
    }

    /** Model, card and what else all points share, and from where to where the lever goes. */
    String name() {
        List<SweepPoint> all = diagnosis.sweep().points();
        Run run = diagnosis.runs().get(0).run();
        String what = String.join(
                ", ",
                Stream.of(
                                run.setting(SettingKey.MODEL)
                                        .map(Setting::value)
                                        .or(() -> Optional.of(common())),
                                run.setting(SettingKey.GPU).map(Setting::value),
                                lengths(),
                                place)
                        .flatMap(Optional::stream)
                        .toList());
        return wording.say(
                "sweep.name",
                Map.of(
                        "what", what,
                        "lever",
                                wording.say("sweep.lever."
                                        + diagnosis.sweep().lever().id()),
                        "first", points.level(all.get(0)),
                        "last", points.level(all.get(all.size() - 1))));
    }

    /** What the labels of all runs have in common; of rows of a table that is all but the columns in which they differ. */
    private String common() {
        List<List<String>> labels = diagnosis.runs().stream()
                .map(each -> List.of(each.run().label().split(" · |, ")))
                .toList();
        List<String> common = labels.get(0).stream()
                .filter(part -> labels.stream().allMatch(label -> label.contains(part)))
                .toList();
        if (common.isEmpty()) {
            return files().orElse(diagnosis.runs().get(0).run().label());
        }
        String rest = String.join(", ", common.subList(1, common.size()));
        return rest.isEmpty() ? common.get(0) : common.get(0) + " · " + rest;
    }

    /** The names of a few tables that hold rows of one sweep; empty where there are many. */
    private Optional<String> files() {
        List<String> files = diagnosis.runs().stream()
                .flatMap(run -> run.run().sources().stream().limit(1))
                .map(source -> source.path().substring(source.path().lastIndexOf('/') + 1))
                .distinct()
                .sorted()
                .toList();
        return Optional.of(String.join(", ", files)).filter(names -> files.size() <= MOST_FILES && !names.isEmpty());
    }

    private Optional<String> lengths() {
        if (diagnosis.sweep().lever() == Lever.INPUT) {
            return Optional.empty();
        }
        return diagnosis.sweep().counted().stream()
                .filter(point -> point.figure("input.mean").isPresent()
                        && point.figure("output.mean").isPresent())
                .findFirst()
                .map(point -> wording.say(
                        "sweep.lengths",
                        Map.of(
                                "input",
                                        wording.numbers()
                                                .number(
                                                        point.figure("input.mean")
                                                                .orElse(0),
                                                        0),
                                "output",
                                        wording.numbers()
                                                .number(
                                                        point.figure("output.mean")
                                                                .orElse(0),
                                                        0))));
    }

    private Mark mark() {
        if (wording.value("sweep.users.atMost").isPresent()) {
            return Mark.WARNING;
        }
        boolean answered = Stream.of("sweep.users", "sweep.users.atLeast")
                .anyMatch(fact -> wording.value(fact).isPresent());
        return answered ? Mark.GOOD : diagnosis.sweep().lever().isLoad() ? Mark.UNDECIDED : Mark.INFO;
    }

    /** An open loop is told by its rate: how many are in flight when the server does not keep up says nothing. */
    private String headline() {
        if (along.isPresent()) {
            return along.get().headline();
        }
        boolean open = diagnosis.sweep().lever() == Lever.RATE;
        String told = diagnosis.sweep().untold().isEmpty() ? "" : ".told";
        return wording.firstLay(
                        Map.of("low", plainly("sweep.capacity.low"), "high", plainly("sweep.capacity.high")),
                        (open ? rate() : users()) + told,
                        (open ? "sweep.headline.all.rate" : "sweep.headline.all") + told,
                        open ? "sweep.headline.none.rate" : "sweep.headline.none",
                        "sweep.headline.knee",
                        "sweep.headline.saturation",
                        "sweep.headline.rising")
                .orElseGet(() -> wording.say("sweep.headline.levels", Map.of("count", (long)
                        diagnosis.sweep().counted().size())));
    }

    /** Two digits of a bare number; the end of a range that is wider than a tenth has no more to tell. */
    private String plainly(String fact) {
        double value = wording.value(fact).orElse(1);
        return wording.numbers().number(value, (int) Math.max(0, 1 - Math.floor(Math.log10(value))));
    }

    private String rate() {
        return isWide("sweep.capacity") ? "sweep.headline.rate.range" : "sweep.headline.rate";
    }

    private String users() {
        return isWide("sweep.users") ? "sweep.headline.users.range" : "sweep.headline.users";
    }

    /** Whether an answer is known to no more than a tenth or so; then a single number would say more than is known. */
    private boolean isWide(String fact) {
        OptionalDouble low = wording.value(fact + ".low");
        OptionalDouble high = wording.value(fact + ".high");
        return low.isPresent() && high.isPresent() && high.getAsDouble() > WIDE * low.getAsDouble();
    }

    private List<String> answers() {
        List<String> answers = along.isPresent() ? along.get().answers() : answersOfLoad();
        leftOut().ifPresent(answers::add);
        return answers;
    }

    private List<String> answersOfLoad() {
        List<String> answers = new ArrayList<>();
        Map<String, String> promise = Map.of("promise", promise());
        first(promise, "sweep.say.capacity", "sweep.say.capacity.low", "sweep.say.capacity.bare")
                .ifPresent(answers::add);
        wording.firstLay(promise, "sweep.say.all", "sweep.say.none").ifPresent(answers::add);
        untold().ifPresent(answers::add);
        demand().ifPresent(answers::add);
        first(Map.of(), "sweep.say.knee", "sweep.say.knee.bare", "sweep.say.knee.atLeast", "sweep.say.knee.atMost")
                .ifPresent(answers::add);
        first(Map.of(), "sweep.say.saturation").or(this::rising).ifPresent(answers::add);
        wording.lay("sweep.say.per-gpu").ifPresent(answers::add);
        return answers;
    }

    /** With the digits that a range needs. */
    private Optional<String> first(Map<String, ?> extra, String... keys) {
        return Stream.of(keys)
                .map(key -> wording.engineer(key, extra))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private String promise() {
        return "`" + diagnosis.runs().get(0).facts().slo().id() + "`";
    }

    /** What the promise limits and no log tells; the answer is then no better than that. */
    private Optional<String> untold() {
        List<String> untold = diagnosis.sweep().untold().stream()
                .map(measure -> wording.say("sweep.measure." + measure))
                .toList();
        boolean judged = diagnosis.sweep().counted().stream()
                .anyMatch(point -> point.figure(SweepPoint.SCORE).isPresent());
        if (untold.isEmpty() || !diagnosis.sweep().lever().isLoad()) {
            return Optional.empty();
        }
        return Optional.of(
                wording.say(judged ? "sweep.say.untold" : "sweep.say.unjudged", Map.of("list", wording.list(untold))));
    }

    private Optional<String> demand() {
        return wording.firstLay(Map.of(), "sweep.say.replicas", "sweep.say.replicas.bare", "sweep.say.replicas.atMost");
    }

    private Optional<String> rising() {
        OptionalDouble saturated = wording.value("sweep.saturated");
        return saturated.isPresent() && saturated.getAsDouble() == 0
                ? wording.lay("sweep.say.rising")
                : Optional.empty();
    }

    private Optional<String> leftOut() {
        List<String> left = diagnosis.sweep().points().stream()
                .filter(point -> point.leftOut().isPresent())
                .map(point -> wording.say(
                        "sweep.left-out.point", Map.of("level", points.level(point), "why", points.note(point))))
                .toList();
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(wording.say("sweep.say.left-out", Map.of("list", wording.list(left))));
    }

    private ComparisonView.Finding finding(Finding finding) {
        String key = "finding." + finding.id();
        boolean outliers = finding.id().equals("outlier-point");
        Map<String, Object> extra = Map.of("list", outliers ? points.outliers() : points.sooner());
        return new ComparisonView.Finding(
                finding.id(),
                Page.mark(finding.severity()),
                wording.say("label.severity." + finding.severity().id()),
                wording.say("label.certainty." + finding.certainty().id()),
                wording.lay(key + ".title", extra).orElse(finding.id()),
                wording.layParagraphs(key + ".lay", extra),
                String.join(" ", wording.engineerParagraphs(key + ".eng", extra)));
    }

    private boolean estimates() {
        return diagnosis.sweep().counted().stream()
                .anyMatch(point -> point.figure(SweepPoint.ESTIMATED).isPresent());
    }

    private List<String> method() {
        List<String> method = new ArrayList<>();
        Lever lever = diagnosis.sweep().lever();
        if (!lever.isLoad()) {
            return method;
        }
        wording.engineer("sweep.method.knee", Map.of()).ifPresent(method::add);
        wording.engineer("sweep.method.capacity", Map.of()).ifPresent(method::add);
        if (wording.value("sweep.crowds").equals(wording.value("sweep.capacity"))) {
            wording.engineer("sweep.method.crowds", Map.of()).ifPresent(method::add);
        }
        wording.engineer("sweep.method.replicas", Map.of()).ifPresent(method::add);
        OptionalDouble error = wording.value("sweep.law.error");
        if (error.isPresent()) {
            boolean holds = error.getAsDouble() <= LAW_HOLDS;
            boolean falls = wording.value("sweep.law.falls").orElse(0) == 1;
            wording.engineer(
                            holds ? falls ? "sweep.method.law.falls" : "sweep.method.law" : "sweep.method.law.off",
                            Map.of())
                    .ifPresent(method::add);
        }
        if (estimates()) {
            method.add(wording.say("sweep.method.estimated." + (lever == Lever.RATE ? "open" : "closed")));
        }
        boolean assumed = wording.value("sweep.noise.freedom").orElse(0) == 0;
        wording.engineer(assumed ? "sweep.method.noise.assumed" : "sweep.method.noise", Map.of())
                .ifPresent(method::add);
        wording.engineer("sweep.method.confirm", Map.of()).ifPresent(method::add);
        return method;
    }
}
