package io.benchdoctor.render;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The parts of a workbook's file, each with its kind and with what it leads to. */
final class ExcelParts {
    private static final String FORMATS = "http://schemas.openxmlformats.org/";
    private static final String RELATION = "application/vnd.openxmlformats-package.relationships+xml";

    /** No file tells when it was made. */
    static final LocalDateTime NO_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    /** What the core properties are to a file; they alone are no matter of office documents. */
    static final String CORE_PROPERTIES = "metadata/core-properties";

    private final List<Part> parts = new ArrayList<>();

    /** Writes what a part holds. */
    @FunctionalInterface
    interface Body {
        void to(OutputStream out) throws IOException;
    }

    /**
     * One part.
     *
     * @param kind of its content, {@code isLong} whether it is packed quickly
     * @param packed what comes behind the body and before the end, as it stands in the file
     * @param end asked for when the body is written
     */
    record Part(String name, String kind, boolean isLong, Body body, List<ZipPiece> packed, Supplier<String> end) {
        Part(String name, String kind, String xml) {
            this(name, kind, false, out -> {}, List.of(), () -> xml);
        }
    }

    /**
     * What a part leads to.
     *
     * @param targets a line of markup each
     */
    record Relations(List<String> targets) {
        Relations() {
            this(new ArrayList<>());
        }

        /** @return the name by which the part speaks of the target */
        String add(String kind, String target) {
            String id = "rId" + (targets.size() + 1);
            String family = kind.equals(CORE_PROPERTIES) ? "package" : "officeDocument";
            targets.add("<Relationship Id=\"" + id + "\" Target=\"" + target + "\" Type=\"" + FORMATS + family
                    + "/2006/relationships/" + kind + "\"/>");
            return id;
        }
    }

    void add(String name, String kind, String xml) {
        parts.add(new Part(name, kind, xml));
    }

    /** A part that may be long: its beginning, what is packed already, its end. */
    void add(String name, String kind, Body body, List<ZipPiece> packed, Supplier<String> end) {
        parts.add(new Part(name, kind, true, body, packed, end));
    }

    /** @param of name of the part that leads there, empty for the file as a whole */
    void add(String of, Relations relations) {
        if (relations.targets().isEmpty()) {
            return;
        }
        int folder = of.lastIndexOf('/') + 1;
        add(
                of.substring(0, folder) + "_rels/" + of.substring(folder) + ".rels",
                RELATION,
                ExcelXml.HEAD + "<Relationships xmlns=\"" + FORMATS + "package/2006/relationships\">"
                        + String.join("", relations.targets()) + "</Relationships>");
    }

    /** Packs all parts; the stream stays open. */
    void write(OutputStream out) throws IOException {
        List<Part> all = new ArrayList<>();
        all.add(new Part("[Content_Types].xml", "", kinds()));
        all.addAll(parts);
        if (parts.stream().allMatch(part -> part.packed().isEmpty())) {
            pack(out, all);
        } else {
            ExcelLongZip.write(out, all);
        }
    }

    private static void pack(OutputStream out, List<Part> parts) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Part part : parts) {
            zip.setLevel(level(part));
            ZipEntry entry = new ZipEntry(part.name());
            entry.setTimeLocal(NO_TIME);
            zip.putNextEntry(entry);
            write(part, zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    static int level(Part part) {
        // A hundred thousand rows take three times as long with the usual level, and become a quarter smaller.
        return part.isLong() ? Deflater.BEST_SPEED : Deflater.DEFAULT_COMPRESSION;
    }

    /** Writes a part of which nothing is packed. */
    static void write(Part part, OutputStream out) throws IOException {
        part.body().to(out);
        out.write(part.end().get().getBytes(StandardCharsets.UTF_8));
    }

    private String kinds() {
        StringBuilder xml = new StringBuilder(ExcelXml.HEAD)
                .append("<Types xmlns=\"")
                .append(FORMATS)
                .append("package/2006/content-types\"><Default ContentType=\"")
                .append(RELATION)
                .append("\" Extension=\"rels\"/><Default ContentType=\"application/xml\" Extension=\"xml\"/>");
        for (Part part : parts) {
            if (!part.kind().equals(RELATION)) {
                xml.append("<Override ContentType=\"")
                        .append(part.kind())
                        .append("\" PartName=\"/")
                        .append(part.name())
                        .append("\"/>");
            }
        }
        return xml.append("</Types>").toString();
    }
}
