package io.benchdoctor.render;

import static io.benchdoctor.render.JsonFields.number;
import static io.benchdoctor.render.JsonFields.quantity;
import static io.benchdoctor.render.JsonFields.strings;

import io.benchdoctor.diagnose.Evidence;
import io.benchdoctor.diagnose.Finding;
import io.benchdoctor.diagnose.Recommendation;
import io.benchdoctor.diagnose.Verdict;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.report.ComparisonView;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/** What rules say about more than one run, and what they leave open about any, in JSON. */
final class JsonVerdicts {
    private JsonVerdicts() {}

    /** @param told the words of the findings, in their order */
    static void findings(JsonText json, List<Finding> findings, List<ComparisonView.Finding> told) throws IOException {
        Iterator<ComparisonView.Finding> words = told.iterator();
        json.writeArrayFieldStart("findings");
        for (Finding finding : findings) {
            ComparisonView.Finding said = words.next();
            json.writeStartObject();
            json.writeNumberField("rank", finding.rank());
            json.word("id", finding.id());
            json.writeNumberField("form", finding.form());
            json.word("kind", finding.kind().id());
            json.word("severity", finding.severity().id());
            number(json, "confidence", finding.confidence());
            json.word("certainty", finding.certainty().id());
            json.writeBooleanField("cause", finding.cause());
            evidence(json, finding.evidence());
            json.words("missing", finding.missing());
            strings(
                    json,
                    "recommendations",
                    finding.recommendations().stream().map(Recommendation::id).toList());
            json.writeStringField("title", said.title());
            json.writeStringField("text", String.join(" ", said.lay()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void evidence(JsonText json, List<Evidence> evidence) throws IOException {
        json.writeArrayFieldStart("evidence");
        for (Evidence item : evidence) {
            json.writeStartObject();
            evidence(json, item);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The fields of a fact that speaks for or against, for an object that is open already. */
    static void evidence(JsonText json, Evidence item) throws IOException {
        json.word("fact", item.fact());
        quantity(json, item.value());
        json.word("side", item.side().id());
        json.word("operator", item.operator());
        json.writeArrayFieldStart("limits");
        for (Quantity limit : item.limits()) {
            number(json, limit.value());
        }
        json.writeEndArray();
        if (item.otherFact().isPresent()) {
            json.word("otherFact", item.otherFact().get());
        }
    }

    static void notJudged(JsonText json, List<Verdict.NotJudged> open) throws IOException {
        json.writeArrayFieldStart("notJudged");
        for (Verdict.NotJudged verdict : open) {
            json.alike(verdict, JsonVerdicts::notJudged);
        }
        json.writeEndArray();
    }

    private static void notJudged(JsonText json, Verdict.NotJudged verdict) throws IOException {
        json.writeStartObject();
        json.word("id", verdict.id());
        json.words("missing", verdict.missing());
        json.writeEndObject();
    }
}
