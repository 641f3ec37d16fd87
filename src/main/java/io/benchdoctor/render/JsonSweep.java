package io.benchdoctor.render;

import static io.benchdoctor.render.JsonFields.number;
import static io.benchdoctor.render.JsonFields.place;
import static io.benchdoctor.render.JsonFields.quantity;
import static io.benchdoctor.render.JsonFields.strings;

import io.benchdoctor.diagnose.SweepDiagnosis;
import io.benchdoctor.facts.FactValue;
import io.benchdoctor.facts.SweepPoint;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.report.SweepView;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** One element of {@code sweeps} in {@code report.json}: its points as they were measured, and what follows from them. */
final class JsonSweep {
    private final JsonText json;
    private final SweepDiagnosis sweep;
    private final SweepView view;

    JsonSweep(JsonText json, SweepDiagnosis sweep, SweepView view) {
        this.json = json;
        this.sweep = sweep;
        this.view = view;
    }

    void write() throws IOException {
        json.writeStartObject();
        json.writeStringField("id", sweep.id());
        json.writeStringField("label", view.name());
        json.word("lever", sweep.sweep().lever().id());
        json.writeStringField("text", view.headline());
        strings(
                json,
                "runs",
                sweep.runs().stream().map(diagnosis -> diagnosis.run().id()).toList());
        json.writeArrayFieldStart("points");
        for (SweepPoint point : sweep.sweep().points()) {
            point(point);
        }
        json.writeEndArray();
        facts();
        JsonVerdicts.findings(json, sweep.findings(), view.findings());
        JsonVerdicts.notJudged(json, sweep.notJudged());
        json.writeEndObject();
    }

    private void point(SweepPoint point) throws IOException {
        json.writeStartObject();
        number(json, "level", point.level());
        json.writeStringField("name", point.name());
        strings(json, "runs", point.runs());
        if (point.leftOut().isPresent()) {
            json.writeStringField("leftOut", point.leftOut().get().id());
        }
        json.words("findings", point.findings());
        json.writeObjectFieldStart("figures");
        for (Map.Entry<String, Double> figure : point.figures().entrySet()) {
            number(json, figure.getKey(), figure.getValue());
        }
        json.writeEndObject();
        json.words("untold", point.untold());
        places(point.at());
        json.writeEndObject();
    }

    private void places(List<SourceRef> places) throws IOException {
        json.writeArrayFieldStart("at");
        for (SourceRef at : places) {
            json.writeStartObject();
            place(json, at);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void facts() throws IOException {
        json.writeObjectFieldStart("facts");
        for (Map.Entry<String, FactValue> fact : sweep.facts().known().entrySet()) {
            if (fact.getValue() instanceof FactValue.Computed computed) {
                json.writeObjectFieldStart(fact.getKey());
                quantity(json, computed.quantity());
                json.word("quality", computed.quality().id());
                json.writeStringField(
                        "formula",
                        sweep.facts().fact(fact.getKey()).orElseThrow().text());
                json.words("from", computed.from());
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }
}
