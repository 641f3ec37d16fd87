package io.benchdoctor.render;

import static io.benchdoctor.render.JsonFields.number;
import static io.benchdoctor.render.JsonFields.quantity;
import static io.benchdoctor.render.JsonFields.strings;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.Evidence;
import io.benchdoctor.diagnose.Finding;
import io.benchdoctor.diagnose.Recommendation;
import io.benchdoctor.report.BriefView;
import io.benchdoctor.report.ReportView;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was found in a run and what could not be judged, in {@code report.json}. */
final class JsonFindings {
    private final JsonText json;
    private final Diagnosis diagnosis;
    private final Map<String, ReportView.FindingTexts> texts;

    JsonFindings(JsonText json, Diagnosis diagnosis, BriefView view) {
        this.json = json;
        this.diagnosis = diagnosis;
        this.texts = view.findings();
    }

    void write() throws IOException {
        json.writeArrayFieldStart("findings");
        for (Finding finding : diagnosis.findings()) {
            write(finding);
        }
        json.writeEndArray();
        JsonVerdicts.notJudged(json, diagnosis.notJudged());
    }

    private void write(Finding finding) throws IOException {
        ReportView.FindingTexts words = texts.get(finding.id());
        json.writeStartObject();
        json.writeNumberField("rank", finding.rank());
        json.word("id", finding.id());
        json.writeNumberField("form", finding.form());
        json.word("kind", finding.kind().id());
        json.word("severity", finding.severity().id());
        number(json, "confidence", finding.confidence());
        json.word("certainty", finding.certainty().id());
        json.writeBooleanField("cause", finding.cause());
        if (!finding.group().isEmpty()) {
            json.word("group", finding.group());
        }
        if (finding.share().isPresent()) {
            number(json, "share", finding.share().getAsDouble());
        }
        evidence(finding.evidence(), words.evidence().iterator());
        missing(finding.missing(), words.missing().iterator());
        recommendations(finding.recommendations(), words.recommendations().iterator());
        json.writeStringField("title", words.title());
        json.writeStringField("text", words.text());
        json.writeEndObject();
    }

    private void evidence(List<Evidence> evidence, Iterator<String> words) throws IOException {
        json.writeArrayFieldStart("evidence");
        for (Evidence item : evidence) {
            json.writeStartObject();
            JsonVerdicts.evidence(json, item);
            json.writeStringField("text", words.next());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void missing(Set<String> missing, Iterator<String> words) throws IOException {
        json.writeArrayFieldStart("missing");
        for (String fact : missing) {
            json.writeStartObject();
            json.word("fact", fact);
            json.word("from", MissingSource.of(diagnosis.facts(), fact));
            json.writeStringField("text", words.next());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void recommendations(List<Recommendation> recommendations, Iterator<String> words) throws IOException {
        json.writeArrayFieldStart("recommendations");
        for (Recommendation recommendation : recommendations) {
            json.writeStartObject();
            json.word("id", recommendation.id());
            json.words("flags", recommendation.flags());
            strings(json, "commands", recommendation.commands());
            if (recommendation.elsewhere()) {
                json.writeBooleanField("elsewhere", true);
            }
            if (recommendation.expected().isPresent()) {
                Recommendation.Expected expected = recommendation.expected().get();
                json.writeObjectFieldStart("expected");
                json.word("fact", expected.fact());
                quantity(json, expected.value());
                json.word("predictedBy", expected.predictedBy());
                json.writeEndObject();
            }
            json.writeStringField("text", words.next());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
