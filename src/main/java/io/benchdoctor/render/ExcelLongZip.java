package io.benchdoctor.render;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** The file of a workbook with long tables, which are packed before it is written. */
final class ExcelLongZip {
    private ExcelLongZip() {}

    /** The stream stays open. */
    static void write(OutputStream out, List<ExcelParts.Part> parts) throws IOException {
        ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out);
        for (ExcelParts.Part part : parts) {
            ZipArchiveEntry entry = new ZipArchiveEntry(part.name());
            entry.setTimeLocal(ExcelParts.NO_TIME);
            if (part.packed().isEmpty()) {
                zip.setLevel(ExcelParts.level(part));
                zip.putArchiveEntry(entry);
                ExcelParts.write(part, zip);
                zip.closeArchiveEntry();
            } else {
                raw(zip, entry, part);
            }
        }
        zip.finish();
    }

    private static void raw(ZipArchiveOutputStream zip, ZipArchiveEntry entry, ExcelParts.Part part)
            throws IOException {
        ByteArrayOutputStream begin = new ByteArrayOutputStream();
        part.body().to(begin);
        List<ZipPiece> pieces = new ArrayList<>();
        pieces.add(ZipPiece.of(begin.toByteArray(), begin.size(), false));
        pieces.addAll(part.packed());
        byte[] end = part.end().get().getBytes(StandardCharsets.UTF_8);
        pieces.add(ZipPiece.of(end, end.length, true));
        entry.setMethod(ZipEntry.DEFLATED);
        entry.setSize(pieces.stream().mapToLong(ZipPiece::bytes).sum());
        entry.setCompressedSize(
                pieces.stream().mapToLong(piece -> piece.packed().length).sum());
        entry.setCrc(ZipPiece.crc(pieces));
        List<InputStream> streams = new ArrayList<>();
        pieces.forEach(piece -> streams.add(new ByteArrayInputStream(piece.packed())));
        zip.addRawArchiveEntry(entry, new SequenceInputStream(Collections.enumeration(streams)));
    }
}
