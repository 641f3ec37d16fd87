package io.benchdoctor.report;

import io.benchdoctor.diagnose.Finding;
import io.benchdoctor.diagnose.FindingChange;
import io.benchdoctor.diagnose.MetricVerdict;
import io.benchdoctor.diagnose.PairDiagnosis;
import io.benchdoctor.diagnose.PairDiagnosis.Outcome;
import io.benchdoctor.diagnose.Recommendation;
import io.benchdoctor.facts.Difference;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import io.benchdoctor.report.ComparisonView.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Two sides held against each other, in one language. */
final class PairPart {
    /** More sentences than these are no summary; the table has all. */
    private static final int MOST_SENTENCES = 5;

    private final PairDiagnosis pair;
    private final String name;
    private final Wording wording;
    private final PairMetrics metrics;

    PairPart(PairDiagnosis pair, String name, Messages words) {
        this.pair = pair;
        this.name = name;
        this.wording = new Wording(pair.now().get(0).run(), pair.facts(), words);
        this.metrics = new PairMetrics(pair, wording);
    }

    ComparisonView.Pair view() {
        String outcome = pair.outcome().id();
        return new ComparisonView.Pair(
                name,
                outcome,
                mark(pair.outcome()),
                wording.say("compare.outcome." + outcome),
                wording.say("compare.headline." + outcome),
                wording.say("compare.meaning." + outcome),
                basis(),
                pair.findings().stream().map(this::finding).toList(),
                metrics.table(),
                metrics.rows(),
                differences(),
                changes(),
                wording.say("compare.section.steps"),
                steps());
    }

    private static Mark mark(Outcome outcome) {
        return switch (outcome) {
            case REGRESSION -> Mark.CRITICAL;
            case UNFAIR -> Mark.WARNING;
            case IMPROVEMENT, SAME -> Mark.GOOD;
            case UNKNOWN -> Mark.UNDECIDED;
        };
    }

    /** What chance was told from, and by whose rules. */
    private String basis() {
        String basis = chance();
        for (String remark : new RulingPart(wording).sentences(pair.now().get(0).ruling())) {
            basis = wording.say("report.join", Map.of("first", basis, "second", remark));
        }
        return basis;
    }

    private String chance() {
        long base = pair.base().size();
        long now = pair.now().size();
        if (base == 1 && now == 1) {
            return wording.say(metrics.isJudged() ? "compare.single.raw" : "compare.single.blocks");
        }
        return wording.say("compare.repeats", Map.of("base", base, "new", now));
    }

    private ComparisonView.Finding finding(Finding finding) {
        String key = "finding." + finding.id();
        Map<String, Object> extra = new TreeMap<>(FindingsPart.extra(finding));
        extra.put("list", list(finding));
        extra.put("limit", wording.numbers().percent(pair.relevant(), 0));
        List<String> lay = new ArrayList<>(wording.layParagraphs(key + ".lay", extra));
        lay.addAll(sentences(finding));
        return new ComparisonView.Finding(
                finding.id(),
                Page.mark(finding.severity()),
                wording.say("label.severity." + finding.severity().id()),
                wording.say("label.certainty." + finding.certainty().id()),
                wording.lay(key + ".title", extra).orElse(finding.id()),
                lay,
                String.join(" ", wording.engineerParagraphs(key + ".eng", extra)));
    }

    /** The metrics that a finding speaks of, a sentence each. */
    private List<String> sentences(Finding finding) {
        return switch (finding.id()) {
            case "regression" -> {
                List<String> all = new ArrayList<>(metrics.sentences(MetricVerdict.WORSE, MOST_SENTENCES));
                share("requests.failedShare", "compare.failed").ifPresent(all::add);
                share("slo.attainment", "compare.kept").ifPresent(all::add);
                yield all;
            }
            case "improvement" -> metrics.sentences(MetricVerdict.BETTER, MOST_SENTENCES);
            default -> List.of();
        };
    }

    /** A share that rose or fell by more than chance. */
    private Optional<String> share(String id, String key) {
        Optional<Quantity> base = wording.quantity("base." + id);
        Optional<Quantity> now = wording.quantity("new." + id);
        Optional<Quantity> low = wording.quantity("change." + id + ".low");
        Optional<Quantity> high = wording.quantity("change." + id + ".high");
        if (base.isEmpty() || now.isEmpty() || low.isEmpty() || high.isEmpty()) {
            return Optional.empty();
        }
        boolean sure = low.get().value() > 0 || high.get().value() < 0;
        return sure
                ? Optional.of(wording.say(
                        key,
                        Map.of(
                                "before", wording.numbers().percent(base.get().value(), 1),
                                "after", wording.numbers().percent(now.get().value(), 1))))
                : Optional.empty();
    }

    /** What a finding lists: what differs, or the metrics that did not move. */
    private String list(Finding finding) {
        if (finding.id().equals("no-difference")) {
            return wording.list(metrics.names(MetricVerdict.SAME));
        }
        List<String> names = new ArrayList<>();
        pair.pair().differences().stream()
                .filter(difference -> !difference.declared())
                .filter(difference -> difference.part().equals(Difference.LOAD)
                        || difference.part().equals(Difference.SYSTEM))
                .map(this::trait)
                .forEach(names::add);
        for (String length : List.of("input", "output", "hits")) {
            if (isListed(length)) {
                names.add(wording.say("compare.trait.differs." + length));
            }
        }
        return wording.list(names);
    }

    private boolean isListed(String length) {
        return pair.findings().stream()
                .flatMap(finding -> finding.evidence().stream())
                .anyMatch(evidence -> evidence.fact().startsWith("differs." + length));
    }

    private String trait(Difference difference) {
        for (String key : List.of("label.setting." + difference.id(), "compare.trait." + difference.id())) {
            if (wording.words().has(key)) {
                return wording.say(key);
            }
        }
        return "`" + difference.id() + "`";
    }

    private Table differences() {
        List<List<String>> rows = new ArrayList<>();
        for (Difference difference : pair.pair().differences()) {
            String part = difference.declared() ? "declared" : difference.part();
            rows.add(List.of(
                    trait(difference), difference.base(), difference.now(), wording.say("compare.part." + part)));
        }
        length("input.mean", "compare.trait.differs.input").ifPresent(rows::add);
        length("output.mean", "compare.trait.differs.output").ifPresent(rows::add);
        return new Table(
                wording.say("compare.section.differences"),
                List.of(
                        wording.say("compare.col.setting"),
                        wording.say("compare.col.base"),
                        wording.say("compare.col.new"),
                        wording.say("compare.col.part")),
                rows);
    }

    /** Mean lengths that are farther apart than a rounded figure shows. */
    private Optional<List<String>> length(String id, String key) {
        boolean listed = isListed(id.substring(0, id.indexOf('.')));
        if (!listed) {
            return Optional.empty();
        }
        boolean drawn = pair.finding("unfair-comparison").isEmpty();
        return Optional.of(List.of(
                wording.say(key),
                tokens(pair.pair().base().runs().get(0).get(id).known()),
                tokens(pair.pair().now().runs().get(0).get(id).known()),
                wording.say("compare.part." + (drawn ? Difference.DRAW : Difference.LOAD))));
    }

    private String tokens(Optional<Quantity> length) {
        return length.map(quantity -> wording.numbers().engineerArgument(new Quantity(quantity.value(), Unit.TOKENS)))
                .orElse(wording.numbers().missing());
    }

    private Table changes() {
        List<List<String>> rows = new ArrayList<>();
        for (FindingChange change : pair.changes()) {
            rows.add(List.of(
                    wording.say("compare.change." + change.kind().id()),
                    title(change.id()),
                    state(change.before()),
                    state(change.after())));
        }
        return new Table(
                wording.say("compare.section.changes"),
                List.of(
                        wording.say("compare.col.what"),
                        wording.say("compare.col.finding"),
                        wording.say("compare.col.base"),
                        wording.say("compare.col.new")),
                rows);
    }

    /** The title without the figures of one run. */
    private String title(String finding) {
        String plain = "finding." + finding + ".title.plain";
        return wording.lay(
                        wording.words().has(plain) ? plain : "finding." + finding + ".title",
                        Map.of("severity", "other"))
                .orElse(finding);
    }

    private String state(Optional<Finding> finding) {
        return finding.map(found -> wording.say(
                        "compare.state",
                        Map.of(
                                "severity",
                                        wording.say("label.severity."
                                                + found.severity().id()),
                                "certainty",
                                        wording.say("label.certainty."
                                                + found.certainty().id()))))
                .orElse(wording.numbers().missing());
    }

    private List<String> steps() {
        return pair.findings().stream()
                .flatMap(finding -> finding.recommendations().stream())
                .map(Recommendation::id)
                .distinct()
                .flatMap(id -> wording.firstLay(Map.of(), "remedy." + id + ".text", "remedy." + id + ".lay").stream())
                .toList();
    }
}
