package io.benchdoctor.render;

import static io.benchdoctor.render.JsonFields.number;
import static io.benchdoctor.render.JsonFields.place;
import static io.benchdoctor.render.JsonFields.quantity;
import static io.benchdoctor.render.JsonFields.strings;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.Finding;
import io.benchdoctor.diagnose.FindingChange;
import io.benchdoctor.diagnose.Matching.Alone;
import io.benchdoctor.diagnose.PairDiagnosis;
import io.benchdoctor.diagnose.PairDiagnosis.Outcome;
import io.benchdoctor.facts.ComparedMetric;
import io.benchdoctor.facts.Difference;
import io.benchdoctor.facts.FactValue;
import io.benchdoctor.facts.PairFacts;
import io.benchdoctor.model.Input;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.report.BatchReport;
import io.benchdoctor.report.BriefView;
import io.benchdoctor.report.ComparisonReport;
import io.benchdoctor.report.ComparisonView;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Writes {@code compare.json}, the contract for scripts: every input, and of each pair the runs, what differs, every metric
 * with its interval and verdict, the facts behind them with their places, and the findings. The schema is {@code
 * schema/compare.schema.json}. Texts are in the first requested language.
 */
final class CompareJson {
    private CompareJson() {}

    static void write(ComparisonReport report, JsonText json) throws IOException {
        inputs(report, json);
        json.writeObjectFieldStart("runs");
        runs(json, "base", report.alone(report.base()));
        runs(json, "new", report.alone(report.now()));
        json.writeEndObject();
        pairs(report, json);
        alone(report.matching().alone(), json);
    }

    private static void inputs(ComparisonReport report, JsonText json) throws IOException {
        Iterator<String> messages = report.inputMessages().iterator();
        int base = report.base().inputs().size();
        json.writeArrayFieldStart("inputs");
        for (Input input : report.inputs()) {
            String message = messages.next();
            json.writeStartObject();
            json.word("side", base-- > 0 ? "base" : "new");
            JsonFields.input(json, input, message);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Every run of a side as in {@code report.json}. */
    private static void runs(JsonText json, String side, BatchReport runs) throws IOException {
        json.writeArrayFieldStart(side);
        for (int run = 0; run < runs.diagnoses().size(); run++) {
            BriefView view = runs.brief(run, runs.languages().get(0));
            new JsonRun(json, runs.diagnoses().get(run), view).write();
        }
        json.writeEndArray();
    }

    private static void pairs(ComparisonReport report, JsonText json) throws IOException {
        Iterator<ComparisonView.Pair> views = report.views().get(0).pairs().iterator();
        json.writeArrayFieldStart("comparisons");
        for (PairDiagnosis pair : report.matching().pairs()) {
            ComparisonView.Pair view = views.next();
            json.writeStartObject();
            runs(json, "base", pair.base());
            runs(json, "new", pair.now());
            json.word("verdict", pair.outcome().id());
            json.writeStringField("text", view.headline());
            JsonFields.ruling(json, pair.now().get(0).ruling());
            number(json, "relevant", pair.relevant());
            strings(json, "declared", new TreeSet<>(pair.pair().declared()));
            fair(json, pair);
            metrics(json, pair);
            facts(json, pair);
            JsonVerdicts.findings(json, pair.findings(), view.findings());
            changes(json, pair.changes());
            JsonVerdicts.notJudged(json, pair.notJudged());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void runs(JsonText json, String side, List<Diagnosis> runs) throws IOException {
        json.writeArrayFieldStart(side);
        for (Diagnosis diagnosis : runs) {
            json.writeStartObject();
            json.writeStringField("id", diagnosis.run().id());
            json.writeStringField("label", diagnosis.run().label());
            strings(
                    json,
                    "paths",
                    diagnosis.run().sources().stream()
                            .map(source -> source.path())
                            .distinct()
                            .toList());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void fair(JsonText json, PairDiagnosis pair) throws IOException {
        json.writeObjectFieldStart("fair");
        json.writeBooleanField("value", pair.outcome() != Outcome.UNFAIR);
        json.writeArrayFieldStart("differences");
        for (Difference difference : pair.pair().differences()) {
            json.writeStartObject();
            json.writeStringField("id", difference.id());
            json.writeStringField("part", difference.part());
            json.writeBooleanField("declared", difference.declared());
            json.writeStringField("base", difference.base());
            json.writeStringField("new", difference.now());
            places(json, difference.at());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void places(JsonText json, List<SourceRef> places) throws IOException {
        json.writeArrayFieldStart("at");
        for (SourceRef at : places) {
            json.writeStartObject();
            place(json, at);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void metrics(JsonText json, PairDiagnosis pair) throws IOException {
        json.writeObjectFieldStart("metrics");
        for (ComparedMetric metric : ComparedMetric.ALL) {
            if (pair.metrics().containsKey(metric.id())) {
                String change = PairFacts.CHANGE + metric.id();
                json.writeObjectFieldStart(metric.id());
                value(json, pair, "base", PairFacts.BASE + metric.id());
                value(json, pair, "new", PairFacts.NEW + metric.id());
                json.word("unit", metric.unit().symbol());
                value(json, pair, "change", change);
                value(json, pair, "low", change + ".low");
                value(json, pair, "high", change + ".high");
                json.word("verdict", pair.metrics().get(metric.id()).id());
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    private static void value(JsonText json, PairDiagnosis pair, String field, String fact) throws IOException {
        Optional<Quantity> known = pair.facts().get(fact).known();
        if (known.isPresent()) {
            number(json, field, known.get().value());
        } else {
            json.writeNullField(field);
        }
    }

    private static void facts(JsonText json, PairDiagnosis pair) throws IOException {
        json.writeObjectFieldStart("facts");
        for (Map.Entry<String, FactValue> fact : pair.facts().known().entrySet()) {
            if (fact.getValue() instanceof FactValue.Computed computed) {
                json.writeObjectFieldStart(fact.getKey());
                quantity(json, computed.quantity());
                json.word("quality", computed.quality().id());
                json.words("from", computed.from());
                places(json, computed.at());
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    private static void changes(JsonText json, List<FindingChange> changes) throws IOException {
        json.writeArrayFieldStart("findingChanges");
        for (FindingChange change : changes) {
            json.writeStartObject();
            json.writeStringField("id", change.id());
            json.writeStringField("change", change.kind().id());
            side(json, "base", change.before());
            side(json, "new", change.after());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void side(JsonText json, String side, Optional<Finding> finding) throws IOException {
        if (finding.isEmpty()) {
            json.writeNullField(side);
            return;
        }
        json.writeObjectFieldStart(side);
        json.word("severity", finding.get().severity().id());
        number(json, "confidence", finding.get().confidence());
        json.word("certainty", finding.get().certainty().id());
        json.writeEndObject();
    }

    private static void alone(List<Alone> alone, JsonText json) throws IOException {
        json.writeArrayFieldStart("unmatched");
        for (Alone group : alone) {
            json.writeStartObject();
            json.word("side", group.base() ? "base" : "new");
            strings(
                    json,
                    "runs",
                    group.runs().stream().map(diagnosis -> diagnosis.run().id()).toList());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
