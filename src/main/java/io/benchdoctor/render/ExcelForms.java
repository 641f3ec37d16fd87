package io.benchdoctor.render;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is alike in all workbooks, as the library made it: the looks of cells, and a form of each kind of chart. The build
 * makes them and puts them into the jar, for the library takes most of a second to get going; what runs from a folder of
 * classes has them made at first use.
 */
public final class ExcelForms {
    /** Where they lie in the jar. */
    public static final String FILE = "packed/excel";

    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    private static final String PACKAGE = "application/vnd.openxmlformats-package.";

    private ExcelForms() {}

    /** Read once. */
    private static final class Program {
        private static final Map<String, String> FORMS = isJar() ? packedInJar() : ExcelMoulds.forms();

        private static boolean isJar() {
            return String.valueOf(ExcelForms.class.getResource("ExcelForms.class"))
                    .startsWith("jar:");
        }

        private static Map<String, String> packedInJar() {
            try (InputStream in = ExcelForms.class.getResourceAsStream("/" + FILE)) {
                return in == null ? ExcelMoulds.forms() : unpacked(in.readAllBytes());
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    /** The forms as a file of the jar; for the build. */
    public static byte[] packed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        Map<String, String> forms = ExcelMoulds.forms();
        out.writeInt(forms.size());
        for (Map.Entry<String, String> form : forms.entrySet()) {
            out.writeUTF(form.getKey());
            byte[] xml = form.getValue().getBytes(StandardCharsets.UTF_8);
            out.writeInt(xml.length);
            out.write(xml);
        }
        return bytes.toByteArray();
    }

    static Map<String, String> unpacked(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        Map<String, String> forms = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = in.readUTF();
            forms.put(name, new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
        }
        return forms;
    }

    /** @param kind of a chart */
    static ExcelChartForm chart(String kind) {
        return ExcelChartForm.of(form(ExcelMoulds.CHART + kind));
    }

    /** The parts that every workbook has. */
    static void common(ExcelParts parts) {
        ExcelParts.Relations file = new ExcelParts.Relations();
        file.add("officeDocument", "xl/workbook.xml");
        file.add("extended-properties", "docProps/app.xml");
        file.add(ExcelParts.CORE_PROPERTIES, "docProps/core.xml");
        parts.add("", file);
        parts.add("docProps/app.xml", OFFICE + "extended-properties+xml", form("docProps/app.xml"));
        parts.add("docProps/core.xml", PACKAGE + "core-properties+xml", form("docProps/core.xml"));
        parts.add("xl/styles.xml", OFFICE + "spreadsheetml.styles+xml", form("xl/styles.xml"));
    }

    private static String form(String name) {
        String form = Program.FORMS.get(name);
        if (form == null) {
            throw new IllegalStateException("no form " + name);
        }
        return form;
    }
}
