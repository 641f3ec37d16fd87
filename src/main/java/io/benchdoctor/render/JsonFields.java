package io.benchdoctor.render;

import io.benchdoctor.diagnose.MovedLimit;
import io.benchdoctor.diagnose.Ruling;
import io.benchdoctor.model.Input;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.SourceRef;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** Fields that several parts of {@code report.json} have. */
final class JsonFields {
    /** From here on a double holds no fraction, and its digits are no longer all its own. */
    private static final double WHOLE_BELOW = 1e15;

    private JsonFields() {}

    /** Begins a document: which schema it follows, and which program wrote it. */
    static void begin(JsonText json, String schema, String version) throws IOException {
        json.indented();
        json.writeStartObject();
        json.writeStringField("schema", schema);
        json.writeObjectFieldStart("tool");
        json.writeStringField("name", "bench-doctor");
        json.writeStringField("version", version);
        json.writeEndObject();
    }

    static void end(JsonText json) throws IOException {
        json.writeEndObject();
        json.writeRaw('\n');
    }

    static void strings(JsonText json, String field, Collection<String> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    static void quantity(JsonText json, Quantity quantity) throws IOException {
        number(json, "value", quantity.value());
        json.word("unit", quantity.unit().symbol());
    }

    /** The fields of an input, for an object that is open already. @param message what is said of it; empty for nothing */
    static void input(JsonText json, Input input, String message) throws IOException {
        json.writeStringField("path", input.path());
        json.word("format", input.format());
        json.writeNumberField("bytes", input.bytes());
        json.writeStringField("sha256", input.sha256());
        json.writeNumberField("lines", input.lines());
        json.word("status", input.status().id());
        json.writeStringField("message", message.isEmpty() ? null : message);
        notes(input.notes(), json);
    }

    private static void notes(List<LogNote> notes, JsonText json) throws IOException {
        json.writeArrayFieldStart("notes");
        for (LogNote note : notes) {
            json.writeStartObject();
            json.writeStringField("problem", note.problem().id());
            at(json, "at", note.at());
            json.writeStringField("detail", note.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** What the user changed in the rules; nothing where nothing was. */
    static void ruling(JsonText json, Ruling ruling) throws IOException {
        if (ruling.isStandard()) {
            return;
        }
        json.writeObjectFieldStart("ruling");
        json.writeArrayFieldStart("limits");
        for (MovedLimit moved : ruling.limits()) {
            json.writeStartObject();
            json.writeStringField("rule", moved.rule());
            json.writeStringField("limit", moved.limit());
            json.word("unit", moved.own().unit().notation());
            number(json, "own", moved.own().value());
            number(json, "used", moved.used().value());
            json.writeStringField("by", moved.by().id());
            json.writeEndObject();
        }
        json.writeEndArray();
        strings(json, "own", ruling.own());
        json.writeEndObject();
    }

    static void at(JsonText json, String field, SourceRef place) throws IOException {
        json.writeObjectFieldStart(field);
        place(json, place);
        json.writeEndObject();
    }

    /** The fields of a place in a log, for an object that is open already. */
    static void place(JsonText json, SourceRef place) throws IOException {
        json.path(place.path());
        json.writeNumberField("line", place.line());
    }

    /** Numbers as numbers; what JSON cannot write as its name in a string. Whole numbers without a fraction. */
    static void number(JsonText json, String field, double value) throws IOException {
        json.writeFieldName(field);
        number(json, value);
    }

    /** The same as an element of an array. */
    static void number(JsonText json, double value) throws IOException {
        if (!Double.isFinite(value)) {
            json.writeString(Double.toString(value));
        } else if (value == Math.rint(value) && Math.abs(value) < WHOLE_BELOW) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
    }
}
