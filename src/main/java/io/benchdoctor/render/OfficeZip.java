package io.benchdoctor.render;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.poi.ooxml.POIXMLDocument;

/**
 * A document on its way into a zip file whose entries tell no time of their making, so that equal content is equal bytes.
 *
 * @param draft the library's own zip file, not packed: it is packed once, here
 */
record OfficeZip(byte[] draft) {
    static OfficeZip of(POIXMLDocument document) throws IOException {
        ByteArrayOutputStream draft = new ByteArrayOutputStream();
        ZipArchiveOutputStream zip = new ZipArchiveOutputStream(draft);
        zip.setLevel(Deflater.NO_COMPRESSION);
        document.write(zip);
        return new OfficeZip(draft.toByteArray());
    }

    /** What a part of the document holds, not packed. */
    byte[] part(String name) throws IOException {
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(draft))) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return from.readAllBytes();
                }
            }
            throw new IllegalStateException("no part " + name);
        }
    }

    /** The file, packed. */
    byte[] bytes() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try {
            write(packed);
            return packed.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void write(OutputStream packed) throws IOException {
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(draft))) {
            ZipOutputStream to = new ZipOutputStream(packed);
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(ExcelParts.NO_TIME);
                to.putNextEntry(copy);
                from.transferTo(to);
                to.closeEntry();
            }
            to.finish();
        }
    }
}
