package io.benchdoctor.render;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
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
 * @param rows those that are written while their sheet is copied, by the sheet's place in the file
 */
record OfficeZip(byte[] draft, Map<String, ExcelBody> rows) {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    static OfficeZip of(POIXMLDocument document, List<ExcelBody> rows) throws IOException {
        ByteArrayOutputStream draft = new ByteArrayOutputStream();
        ZipArchiveOutputStream zip = new ZipArchiveOutputStream(draft);
        zip.setLevel(Deflater.NO_COMPRESSION);
        document.write(zip);
        return new OfficeZip(
                draft.toByteArray(), rows.stream().collect(Collectors.toMap(ExcelBody::part, Function.identity())));
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

    /** Packs the file on its way; the stream stays open. Touches nothing that another document shares. */
    void write(OutputStream packed) throws IOException {
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(draft))) {
            ZipOutputStream to = new ZipOutputStream(packed);
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(NO_TIME);
                // A hundred thousand rows take three times as long with the usual level, and become a quarter smaller.
                to.setLevel(rows.containsKey(entry.getName()) ? Deflater.BEST_SPEED : Deflater.DEFAULT_COMPRESSION);
                to.putNextEntry(copy);
                write(entry.getName(), from, to);
                to.closeEntry();
            }
            to.finish();
        }
    }

    private void write(String name, ZipInputStream from, OutputStream to) throws IOException {
        ExcelBody streamed = rows.get(name);
        if (streamed == null) {
            from.transferTo(to);
        } else {
            streamed.write(from.readAllBytes(), to);
        }
    }
}
