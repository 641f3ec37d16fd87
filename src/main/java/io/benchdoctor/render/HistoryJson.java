package io.benchdoctor.render;

import static io.benchdoctor.render.JsonFields.number;
import static io.benchdoctor.render.JsonFields.strings;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.Finding;
import io.benchdoctor.diagnose.History.Happening;
import io.benchdoctor.diagnose.History.Judged;
import io.benchdoctor.diagnose.History.Night;
import io.benchdoctor.diagnose.History.Strand;
import io.benchdoctor.facts.Course;
import io.benchdoctor.facts.Difference;
import io.benchdoctor.model.Input;
import io.benchdoctor.model.Run;
import io.benchdoctor.report.HistoryReport;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Writes {@code history.json}, the contract for scripts: every input, and of each load its nights, every metric with its values,
 * level and noise, and what happened. The schema is {@code schema/history.schema.json}.
 */
final class HistoryJson {
    private HistoryJson() {}

    static void write(HistoryReport report, JsonText json) throws IOException {
        Iterator<String> messages = report.inputMessages().iterator();
        json.writeArrayFieldStart("inputs");
        for (Input input : report.batch().inputs()) {
            json.writeStartObject();
            JsonFields.input(json, input, messages.next());
            json.writeEndObject();
        }
        json.writeEndArray();
        JsonFields.ruling(json, report.ruling());
        number(json, "relevant", report.history().relevant());
        json.writeArrayFieldStart("series");
        for (Strand strand : report.history().strands()) {
            strand(json, strand, report.history().relevant());
        }
        json.writeEndArray();
        strings(json, "undated", paths(report.history().undated()));
    }

    private static List<String> paths(List<Diagnosis> runs) {
        return runs.stream()
                .flatMap(run -> run.run().sources().stream())
                .map(Run.Source::path)
                .distinct()
                .toList();
    }

    private static void strand(JsonText json, Strand strand, double relevant) throws IOException {
        json.writeStartObject();
        json.writeStringField("load", strand.load());
        json.writeBooleanField("dated", strand.dated());
        json.writeArrayFieldStart("nights");
        for (Night night : strand.nights()) {
            json.writeStartObject();
            json.writeStringField("name", night.name());
            strings(
                    json,
                    "runs",
                    night.runs().stream().map(run -> run.run().id()).toList());
            strings(json, "paths", paths(night.runs()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("metrics");
        for (Judged judged : strand.courses()) {
            course(json, judged, strand, relevant);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void course(JsonText json, Judged judged, Strand strand, double relevant) throws IOException {
        Course course = judged.course();
        json.writeStartObject();
        json.writeStringField("metric", course.metric().id());
        json.writeStringField("unit", course.metric().unit().symbol());
        json.writeStringField("verdict", judged.verdict().id());
        json.writeStringField(
                "finding",
                judged.happenings().isEmpty()
                        ? judged.still().findings().stream()
                                .map(Finding::id)
                                .findFirst()
                                .orElse(null)
                        : null);
        number(json, "level", course.level());
        number(json, "noiseBand", course.band());
        optional(
                json,
                "smallestStep",
                judged.isLongEnough() ? OptionalDouble.of(course.smallestStep()) : OptionalDouble.empty());
        optional(
                json,
                "nightsNeeded",
                course.nightsFor(relevant).stream().asDoubleStream().findFirst());
        optional(json, "withinNight", course.within());
        optional(json, "betweenNights", course.between());
        values(json, course, strand.nights());
        json.writeArrayFieldStart("events");
        for (Happening happening : judged.happenings()) {
            event(json, happening, strand.nights());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void values(JsonText json, Course course, List<Night> nights) throws IOException {
        json.writeArrayFieldStart("values");
        for (int k = 0; k < course.nights().size(); k++) {
            json.writeStartObject();
            json.writeStringField("night", nights.get(course.nights().get(k)).name());
            number(json, "value", course.values().get(k));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void event(JsonText json, Happening happening, List<Night> nights) throws IOException {
        Course.Event event = happening.event();
        json.writeStartObject();
        json.writeStringField("kind", event.drift() ? "drift" : "step");
        json.writeStringField("verdict", happening.worse() ? "worse" : "better");
        json.writeStringField("finding", happening.finding().id());
        json.writeStringField("severity", happening.finding().severity().id());
        number(json, "confidence", happening.finding().confidence());
        json.writeStringField("first", nights.get(event.first()).name());
        json.writeStringField("last", nights.get(event.last()).name());
        number(json, "before", event.before());
        number(json, "after", event.after());
        number(json, "change", event.change());
        number(json, "low", event.low());
        number(json, "high", event.high());
        number(json, "chance", event.chance());
        json.writeArrayFieldStart("changed");
        for (Difference difference : happening.changed()) {
            json.writeStartObject();
            json.writeStringField("setting", difference.id());
            json.writeStringField("before", difference.base());
            json.writeStringField("after", difference.now());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void optional(JsonText json, String field, OptionalDouble value) throws IOException {
        if (value.isPresent()) {
            number(json, field, value.getAsDouble());
        } else {
            json.writeNullField(field);
        }
    }
}
