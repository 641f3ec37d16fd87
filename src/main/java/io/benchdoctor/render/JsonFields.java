package io.benchdoctor.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonGenerator.Feature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.benchdoctor.diagnose.MovedLimit;
import io.benchdoctor.diagnose.Ruling;
import io.benchdoctor.model.Input;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.SourceRef;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;

/** Fields that several parts of {@code report.json} have. */
final class JsonFields {
    /** From here on a double holds no fraction, and its digits are no longer all its own. */
    private static final double WHOLE_BELOW = 1e15;

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonFields() {}

    /** Begins a document: which schema it follows, and which program wrote it. */
    static void begin(JsonGenerator json, String schema, String version) throws IOException {
        json.setPrettyPrinter(printer());
        json.writeStartObject();
        json.writeStringField("schema", schema);
        json.writeObjectFieldStart("tool");
        json.writeStringField("name", "bench-doctor");
        json.writeStringField("version", version);
        json.writeEndObject();
    }

    /** What writes one element of an array. */
    @FunctionalInterface
    interface Element {
        void write(JsonGenerator json) throws IOException;
    }

    /**
     * The first element of an array of a document, with the blank before it: as bytes, so that several can be made at the
     * same time.
     */
    static ByteArrayOutputStream element(String array, Element element) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // The document around the element is never ended.
        try (JsonGenerator json = FACTORY.createGenerator(bytes).disable(Feature.AUTO_CLOSE_JSON_CONTENT)) {
            json.setPrettyPrinter(printer());
            json.writeStartObject();
            json.writeArrayFieldStart(array);
            json.flush();
            bytes.reset();
            element.write(json);
            json.flush();
            return bytes;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static void end(JsonGenerator json) throws IOException {
        json.writeEndObject();
        json.writeRaw('\n');
    }

    static void strings(JsonGenerator json, String field, Collection<String> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    static void quantity(JsonGenerator json, Quantity quantity) throws IOException {
        number(json, "value", quantity.value());
        json.writeStringField("unit", quantity.unit().symbol());
    }

    /** The fields of an input, for an object that is open already. @param message what is said of it; empty for nothing */
    static void input(JsonGenerator json, Input input, String message) throws IOException {
        json.writeStringField("path", input.path());
        json.writeStringField("format", input.format());
        json.writeNumberField("bytes", input.bytes());
        json.writeStringField("sha256", input.sha256());
        json.writeNumberField("lines", input.lines());
        json.writeStringField("status", input.status().id());
        json.writeStringField("message", message.isEmpty() ? null : message);
        notes(input.notes(), json);
    }

    private static void notes(List<LogNote> notes, JsonGenerator json) throws IOException {
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
    static void ruling(JsonGenerator json, Ruling ruling) throws IOException {
        if (ruling.isStandard()) {
            return;
        }
        json.writeObjectFieldStart("ruling");
        json.writeArrayFieldStart("limits");
        for (MovedLimit moved : ruling.limits()) {
            json.writeStartObject();
            json.writeStringField("rule", moved.rule());
            json.writeStringField("limit", moved.limit());
            json.writeStringField("unit", moved.own().unit().notation());
            number(json, "own", moved.own().value());
            number(json, "used", moved.used().value());
            json.writeStringField("by", moved.by().id());
            json.writeEndObject();
        }
        json.writeEndArray();
        strings(json, "own", ruling.own());
        json.writeEndObject();
    }

    static void at(JsonGenerator json, String field, SourceRef place) throws IOException {
        json.writeObjectFieldStart(field);
        place(json, place);
        json.writeEndObject();
    }

    /** The fields of a place in a log, for an object that is open already. */
    static void place(JsonGenerator json, SourceRef place) throws IOException {
        json.writeStringField("path", place.path());
        json.writeNumberField("line", place.line());
    }

    /** Numbers as numbers; what JSON cannot write as its name in a string. Whole numbers without a fraction. */
    static void number(JsonGenerator json, String field, double value) throws IOException {
        json.writeFieldName(field);
        number(json, value);
    }

    /** The same as an element of an array. */
    static void number(JsonGenerator json, double value) throws IOException {
        if (!Double.isFinite(value)) {
            json.writeString(Double.toString(value));
        } else if (value == Math.rint(value) && Math.abs(value) < WHOLE_BELOW) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
    }

    /** Line feed everywhere, so that the bytes do not depend on the machine. */
    private static DefaultPrettyPrinter printer() {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indent);
        printer.indentArraysWith(DefaultPrettyPrinter.FixedSpaceIndenter.instance);
        return printer;
    }
}
