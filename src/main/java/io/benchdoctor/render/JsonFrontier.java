package io.benchdoctor.render;

import static io.benchdoctor.render.JsonFields.number;
import static io.benchdoctor.render.JsonFields.strings;

import io.benchdoctor.diagnose.FrontierSearch;
import io.benchdoctor.facts.Frontier;
import io.benchdoctor.report.SweepView;
import java.io.IOException;

/** One element of {@code pareto} in {@code report.json}: set-ups of one question, and which of their points no other beats. */
final class JsonFrontier {
    private JsonFrontier() {}

    static void write(JsonText json, FrontierSearch.Found found, SweepView view) throws IOException {
        Frontier frontier = found.frontier();
        json.writeStartObject();
        json.writeStringField("id", found.id());
        json.writeStringField("label", view.name());
        json.writeStringField("text", view.headline());
        json.writeStringField("throughput", frontier.gain());
        json.writeStringField("time", frontier.pace());
        json.writeArrayFieldStart("points");
        for (Frontier.Point point : frontier.points()) {
            json.writeStartObject();
            json.writeStringField("setUp", point.candidate().setUp());
            number(json, "load", point.figures().level());
            strings(json, "runs", point.figures().runs());
            number(json, "throughput", point.figures().figure(frontier.gain()).orElseThrow());
            number(json, "time", point.figures().figure(frontier.pace()).orElseThrow());
            if (point.beatenBy().isPresent()) {
                json.writeNumberField("beatenBy", point.beatenBy().getAsInt());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
