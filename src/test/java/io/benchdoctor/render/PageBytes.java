package io.benchdoctor.render;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** A page that is written in pieces, as a whole. */
@FunctionalInterface
interface PageBytes {
    void write(OutputStream page) throws IOException;

    static byte[] of(PageBytes page) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            page.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
