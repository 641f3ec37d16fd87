package io.benchdoctor.render;

import static io.benchdoctor.render.JsonFields.number;
import static io.benchdoctor.render.JsonFields.quantity;
import static io.benchdoctor.render.JsonFields.strings;

import com.fasterxml.jackson.core.JsonGenerator;
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
    static void findings(JsonGenerator json, List<Finding> findings, List<ComparisonView.Finding> told)
            throws IOException {
        Iterator<ComparisonView.Finding> words = told.iterator();
        json.writeArrayFieldStart("findings");
        for (Finding finding : findings) {
            ComparisonView.Finding said = words.next();
            json.writeStartObject();
            json.writeNumberField("rank", finding.rank());
            json.writeStringField("id", finding.id());
            json.writeNumberField("form", finding.form());
            json.writeStringField("kind", finding.kind().id());
            json.writeStringField("severity", finding.severity().id());
            number(json, "confidence", finding.confidence());
            json.writeStringField("certainty", finding.certainty().id());
            json.writeBooleanField("cause", finding.cause());
            evidence(json, finding.evidence());
            strings(json, "missing", finding.missing());
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

    private static void evidence(JsonGenerator json, List<Evidence> evidence) throws IOException {
        json.writeArrayFieldStart("evidence");
        for (Evidence item : evidence) {
            json.writeStartObject();
            evidence(json, item);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The fields of a fact that speaks for or against, for an object that is open already. */
    static void evidence(JsonGenerator json, Evidence item) throws IOException {
        json.writeStringField("fact", item.fact());
        quantity(json, item.value());
        json.writeStringField("side", item.side().id());
        json.writeStringField("operator", item.operator());
        json.writeArrayFieldStart("limits");
        for (Quantity limit : item.limits()) {
            number(json, limit.value());
        }
        json.writeEndArray();
        if (item.otherFact().isPresent()) {
            json.writeStringField("otherFact", item.otherFact().get());
        }
    }

    static void notJudged(JsonGenerator json, List<Verdict.NotJudged> open) throws IOException {
        json.writeArrayFieldStart("notJudged");
        for (Verdict.NotJudged verdict : open) {
            json.writeStartObject();
            json.writeStringField("id", verdict.id());
            strings(json, "missing", verdict.missing());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
