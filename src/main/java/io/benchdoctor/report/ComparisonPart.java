package io.benchdoctor.report;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.Matching.Alone;
import io.benchdoctor.diagnose.PairDiagnosis;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.report.ComparisonView.Pair;
import io.benchdoctor.report.ComparisonView.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts a whole comparison into one language. */
final class ComparisonPart {
    private final ComparisonReport report;
    private final Wording wording;

    ComparisonPart(ComparisonReport report, Messages words) {
        this.report = report;
        this.wording = Wording.of(words);
    }

    ComparisonView view() {
        List<Pair> pairs = report.matching().pairs().stream()
                .map(pair -> new PairPart(pair, name(pair), wording.words()).view())
                .toList();
        return new ComparisonView(
                wording.words().tag(),
                wording.words().direction(),
                wording.words().name(),
                RunView.pageWords(wording.words()),
                wording.say("compare.title"),
                List.of(
                        wording.say("compare.title"),
                        wording.say("compare.section.metrics"),
                        wording.say("compare.section.sources")),
                metricColumns(),
                pairs,
                alone(),
                sources(),
                wording.say("compare.foot", Map.of("version", report.version())));
    }

    private static String name(PairDiagnosis pair) {
        String base = pair.base().get(0).run().label();
        String now = pair.now().get(0).run().label();
        return base.equals(now) ? base : base + " → " + now;
    }

    private List<String> metricColumns() {
        return Stream.of(
                        "compare.col.metric",
                        "compare.col.base",
                        "compare.col.new",
                        "compare.col.change",
                        "sheet.low",
                        "sheet.high",
                        "compare.col.verdict",
                        "sheet.unit",
                        "sheet.run")
                .map(wording::say)
                .toList();
    }

    private List<String> alone() {
        List<String> alone = new ArrayList<>();
        for (Alone group : report.matching().alone()) {
            String names =
                    group.runs().stream().map(ComparisonPart::where).distinct().collect(Collectors.joining(", "));
            alone.add(wording.say(group.base() ? "compare.alone.base" : "compare.alone.new", Map.of("names", names)));
        }
        if (report.matching().pairs().isEmpty()) {
            alone.add(0, wording.say("compare.no-pair"));
        }
        return alone;
    }

    private static String where(Diagnosis diagnosis) {
        return diagnosis.run().sources().isEmpty()
                ? diagnosis.run().label()
                : diagnosis.run().sources().get(0).path();
    }

    private Table sources() {
        SourcesPart part = new SourcesPart(wording);
        return new Table(
                wording.say("compare.section.sources"),
                List.of(
                        wording.say("compare.col.file"),
                        wording.say("compare.col.recognised"),
                        wording.say("compare.col.outcome")),
                report.inputs().stream()
                        .map(part::source)
                        .map(source -> List.of(
                                source.path(),
                                source.recognised(),
                                source.detail().isEmpty() ? source.status() : source.status() + ": " + source.detail()))
                        .toList());
    }
}
