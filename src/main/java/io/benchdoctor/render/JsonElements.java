package io.benchdoctor.render;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;

/**
 * The arrays of a document, a few elements at a time: each is made whole by one of several threads, and only handed over
 * here. People look into the document of a single run, so that all of it is indented; of several runs each element is a
 * line, which is a third less to write and to read, and what tools take that work by lines.
 *
 * @param bytes where the document goes
 * @param words {@link JsonWords#isCompact} where each element is a line
 * @param spare what elements were made in that stand in the document: of many runs the next ones are made in the same
 */
record JsonElements(JsonText json, OutputStream bytes, JsonWords words, Queue<ByteArrayOutputStream> spare) {
    /** Of most runs the whole element. */
    private static final int USUAL_BYTES = 1 << 16;

    JsonElements(JsonText json, OutputStream bytes, JsonWords words) {
        this(json, bytes, words, new ConcurrentLinkedQueue<>());
    }

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
            element.reset();
            spare.add(element);
        });
        if (words.isCompact() && count > 0) {
            json.writeRaw("\n ");
        }
        json.writeEndArray();
    }

    /** The element with the blank before it. */
    private ByteArrayOutputStream made(String field, Element element) {
        ByteArrayOutputStream used = spare.poll();
        ByteArrayOutputStream made = used == null ? new ByteArrayOutputStream(USUAL_BYTES) : used;
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
