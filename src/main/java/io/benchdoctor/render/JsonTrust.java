package io.benchdoctor.render;

import static io.benchdoctor.render.JsonFields.number;
import static io.benchdoctor.render.JsonFields.place;

import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Trust;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.report.BriefView;
import io.benchdoctor.report.ReportView.TrustView;
import java.io.IOException;

/** How far the figures of a run can be believed, in {@code report.json}. */
final class JsonTrust {
    private final JsonText json;
    private final Trust trust;
    private final BriefView.Trust view;

    JsonTrust(JsonText json, FactSheet facts, BriefView.Trust view) {
        this.json = json;
        this.trust = Trust.of(facts);
        this.view = view;
    }

    void write() throws IOException {
        json.writeObjectFieldStart("trust");
        json.word("verdict", trust.verdict().id());
        json.writeStringField("text", view.headline() + ". " + view.text());
        json.words("doubted", trust.doubted());
        json.words("survives", trust.survives());
        json.writeArrayFieldStart("checks");
        for (Trust.Check check : trust.checks()) {
            check(check);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("artefacts");
        for (TrustView.Artefact artefact : view.artefacts()) {
            json.writeStartObject();
            json.word("id", artefact.id());
            json.words("metrics", artefact.metrics());
            json.writeStringField("title", artefact.title());
            json.writeStringField("text", artefact.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void check(Trust.Check check) throws IOException {
        json.writeStartObject();
        json.word("id", check.id());
        json.word("outcome", check.outcome().id());
        json.word("formula", check.formula());
        json.word("relation", check.relation());
        number(json, "expected", check.expected().value());
        number(json, "found", check.found().value());
        json.word("unit", check.found().unit().symbol());
        number(json, "deviation", check.deviation());
        json.writeArrayFieldStart("at");
        for (SourceRef place : check.at()) {
            json.writeStartObject();
            place(json, place);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
