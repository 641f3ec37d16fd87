package io.benchdoctor.render;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.IntFunction;

/**
 * The arrays of a document, a few elements at a time: each is made whole by one of several threads, and only handed over
 * here. People look into the document of a single run, so that all of it is indented; of several runs each element is a
 * line, which is a third less to write and to read, and what tools take that work by lines.
 *
 * @param bytes where the document goes
 * @param words {@link JsonWords#isCompact} where each element is a line
 */
record JsonElements(JsonText json, OutputStream bytes, JsonWords words) {
    /** Of most runs the whole element. */
    private static final int USUAL_BYTES = 1 << 16;

    /** What writes one element. */
    @FunctionalInterface
    interface Element {
        void write(JsonText json) throws IOException;
    }

    void array(String field, int count, IntFunction<Element> elements) throws IOException {
        json.writeArrayFieldStart(field);
        Ahead.each(count, n -> made(field, elements.apply(n)), (n, element) -> {
            if (n > 0) {
                json.writeRaw(',');
            }
            json.flush();
            element.writeTo(bytes);
        });
        if (words.isCompact() && count > 0) {
            json.writeRaw("\n ");
        }
        json.writeEndArray();
    }

    /** The element with the blank before it. */
    private ByteArrayOutputStream made(String field, Element element) {
        ByteArrayOutputStream made = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonText part = JsonText.to(made, words)) {
            if (words.isCompact()) {
                part.writeRaw('\n');
            } else {
                begin(part.indented(), field);
                made.reset();
            }
            element.write(part);
            part.flush();
            return made;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A document around the element, so that it is indented as within; it is never ended. */
    private static void begin(JsonText part, String field) throws IOException {
        part.writeStartObject();
        part.writeArrayFieldStart(field);
        part.flush();
    }
}
