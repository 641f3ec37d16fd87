package io.benchdoctor.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** JSON on its way into a file, by one thread. Names of fields and other words of the house are copied, not spelled. */
final class JsonText extends JsonGeneratorDelegate {
    /** The shortest digits that give the same number again, on every JDK. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    private final JsonWords words;

    /** The log that was named last; a run names the same one a hundred times. */
    private final AtomicReference<SerializableString> path = new AtomicReference<>(new SerializedString(""));

    private JsonText(JsonGenerator plain, JsonWords words) {
        super(plain);
        this.words = words;
    }

    /** A document, or a part of one; what of it was begun and not ended stays so. */
    static JsonText to(OutputStream bytes, JsonWords words) throws IOException {
        return new JsonText(FACTORY.createGenerator(bytes), words);
    }

    /** Indents what follows, with a line feed everywhere, so that the bytes do not depend on the machine. */
    JsonText indented() {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indent);
        printer.indentArraysWith(DefaultPrettyPrinter.FixedSpaceIndenter.instance);
        setPrettyPrinter(printer);
        return this;
    }

    @Override
    public void writeFieldName(String name) throws IOException {
        writeFieldName(words.word(name));
    }

    /** A field that holds an id, a unit, or another word of which there are few. */
    void word(String field, String word) throws IOException {
        writeFieldName(field);
        writeString(words.word(word));
    }

    /** The field of the log in which something stands. */
    void path(String log) throws IOException {
        if (!path.get().getValue().equals(log)) {
            path.set(new SerializedString(log));
        }
        writeFieldName("path");
        writeString(path.get());
    }

    /** A field with an array of such words. */
    void words(String field, List<String> list) throws IOException {
        writeFieldName(field);
        writeRawValue(words.list(list));
    }

    /** Writes what is said of something, all with the same letters each time. */
    @FunctionalInterface
    interface Alike<T> {
        void write(JsonText json, T what) throws IOException;
    }

    /** A value that thousands of runs have in common. Where all is indented there is one run. */
    <T> void alike(T what, Alike<T> value) throws IOException {
        if (words.isCompact()) {
            SerializableString known = words.alike(what);
            writeRawValue(known == null ? words.keep(what, written(what, value)) : known);
        } else {
            value.write(this, what);
        }
    }

    /** Fields that thousands of runs have in common, behind others of their object. */
    <T> void fieldsAlike(T what, Alike<T> fields) throws IOException {
        if (words.isCompact()) {
            SerializableString known = words.alike(what);
            writeRaw(known == null ? words.keep(what, behindOthers(what, fields)) : known);
        } else {
            fields.write(this, what);
        }
    }

    private <T> String behindOthers(T what, Alike<T> fields) throws IOException {
        String object = written(what, (json, one) -> {
            json.writeStartObject();
            fields.write(json, one);
            json.writeEndObject();
        });
        return ',' + object.substring(1, object.length() - 1);
    }

    private <T> String written(T what, Alike<T> value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonText part = to(bytes, words)) {
            value.write(part, what);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** A field with an array of such words, of which any may be lacking. */
    void words(String field, Set<String> set) throws IOException {
        writeArrayFieldStart(field);
        for (String word : set) {
            writeString(words.word(word));
        }
        writeEndArray();
    }
}
