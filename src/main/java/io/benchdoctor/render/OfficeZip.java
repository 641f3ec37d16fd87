package io.benchdoctor.render;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.poi.ooxml.POIXMLDocument;

/**
 * A document on its way into a zip file whose entries tell no time of their making, so that equal content is equal bytes.
 *
 * @param draft the library's own zip file, not packed: it is packed once, here
 * @param rows those that are no part of the draft, by their sheet's place in the file
 * @param packed the rows of long tables as they stand in the file
 */
record OfficeZip(byte[] draft, Map<String, ExcelBody> rows, Map<String, List<ZipPiece>> packed) {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    static OfficeZip of(POIXMLDocument document, List<ExcelBody> rows) throws IOException {
        ByteArrayOutputStream draft = new ByteArrayOutputStream();
        ZipArchiveOutputStream zip = new ZipArchiveOutputStream(draft);
        zip.setLevel(Deflater.NO_COMPRESSION);
        document.write(zip);
        return new OfficeZip(
                draft.toByteArray(),
                rows.stream().collect(Collectors.toMap(ExcelBody::part, Function.identity())),
                Map.of());
    }

    /**
     * The same with their long tables packed. What is the same in all of them is packed once.
     *
     * @param books one report in several languages
     */
    static List<OfficeZip> packed(List<OfficeZip> books) {
        List<Map<String, List<ZipPiece>>> packed = new ArrayList<>();
        books.forEach(book -> packed.add(new HashMap<>()));
        books.get(0).rows.forEach((part, body) -> {
            if (body instanceof ExcelRows) {
                var pieces = ExcelRows.packed(books.stream()
                        .map(book -> (ExcelRows) book.rows.get(part))
                        .toList());
                for (int n = 0; n < packed.size(); n++) {
                    packed.get(n).put(part, pieces.get(n));
                }
            }
        });
        return IntStream.range(0, books.size())
                .mapToObj(n -> new OfficeZip(books.get(n).draft, books.get(n).rows, packed.get(n)))
                .toList();
    }

    /** The file, packed. */
    byte[] bytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            packed(List.of(this)).get(0).write(file);
            return file.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Packs the file on its way, long tables excepted, which are; the stream stays open. Touches nothing that another document shares. */
    void write(OutputStream file) throws IOException {
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(draft))) {
            ZipArchiveOutputStream to = new ZipArchiveOutputStream(file);
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                ZipArchiveEntry copy = new ZipArchiveEntry(entry.getName());
                copy.setTimeLocal(NO_TIME);
                if (packed.containsKey(entry.getName())) {
                    write(copy, new String(from.readAllBytes(), StandardCharsets.UTF_8), to);
                } else {
                    to.setLevel(rows.containsKey(entry.getName()) ? Deflater.BEST_SPEED : Deflater.DEFAULT_COMPRESSION);
                    to.putArchiveEntry(copy);
                    write(entry.getName(), from, to);
                    to.closeArchiveEntry();
                }
            }
            to.finish();
        }
    }

    private void write(ZipArchiveEntry entry, String sheet, ZipArchiveOutputStream to) throws IOException {
        List<ZipPiece> pieces = new ArrayList<>();
        pieces.add(piece(ExcelBody.before(sheet), false));
        pieces.addAll(packed.get(entry.getName()));
        pieces.add(piece(ExcelBody.behind(sheet), true));
        entry.setMethod(ZipEntry.DEFLATED);
        entry.setSize(pieces.stream().mapToLong(ZipPiece::bytes).sum());
        entry.setCompressedSize(
                pieces.stream().mapToLong(piece -> piece.packed().length).sum());
        entry.setCrc(ZipPiece.crc(pieces));
        List<InputStream> streams = new ArrayList<>();
        pieces.forEach(piece -> streams.add(new ByteArrayInputStream(piece.packed())));
        to.addRawArchiveEntry(entry, new SequenceInputStream(Collections.enumeration(streams)));
    }

    private static ZipPiece piece(String xml, boolean last) {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        return ZipPiece.of(bytes, bytes.length, last);
    }

    private void write(String name, ZipInputStream from, OutputStream to) throws IOException {
        if (rows.get(name) instanceof ExcelLines lines) {
            String sheet = new String(from.readAllBytes(), StandardCharsets.UTF_8);
            Writer writer = new OutputStreamWriter(to, StandardCharsets.UTF_8);
            writer.write(ExcelBody.before(sheet));
            lines.rows(writer);
            writer.write(ExcelBody.behind(sheet));
            writer.flush();
        } else {
            from.transferTo(to);
        }
    }
}
