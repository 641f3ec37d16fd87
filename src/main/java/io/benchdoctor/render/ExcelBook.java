package io.benchdoctor.render;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * A workbook on its way into its file. What all workbooks have in common the library made ({@link ExcelForms}); what is of
 * this one is filled in as text, for the library takes most of a second before its first cell stands.
 */
final class ExcelBook {
    private static final String SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String DRAWINGS = "application/vnd.openxmlformats-officedocument.drawing";
    private static final String BEGIN = ExcelXml.HEAD
            + "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
            + "<workbookPr date1904=\"false\"/><bookViews><workbookView activeTab=\"0\"/></bookViews><sheets>";
    private static final String DRAWING = ExcelXml.HEAD
            + "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\""
            + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
            + " xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">";

    private final List<ExcelSheet> sheets = new ArrayList<>();
    private final StringBuilder names = new StringBuilder();

    void add(ExcelSheet sheet) {
        if (sheets.stream().anyMatch(other -> other.name().equalsIgnoreCase(sheet.name()))) {
            throw new IllegalStateException("two sheets are called " + sheet.name());
        }
        sheets.add(sheet);
    }

    /** @param reference cells with their sheet */
    void name(String name, String reference) {
        named("name=\"" + name + '"', reference);
    }

    /** Prints a row again on each page. */
    void printTitles(ExcelSheet sheet, int row) {
        String cell = new CellRangeAddress(row, row, 0, 0).formatAsString(sheet.name(), true);
        String rows = "$" + (row + 1) + ":$" + (row + 1);
        named(of(sheet, "Print_Titles"), cell.substring(0, cell.lastIndexOf('!') + 1) + rows);
    }

    void printArea(ExcelSheet sheet, CellRangeAddress cells) {
        named(of(sheet, "Print_Area"), cells.formatAsString(sheet.name(), true));
    }

    private String of(ExcelSheet sheet, String name) {
        return "name=\"_xlnm." + name + "\" localSheetId=\"" + sheets.indexOf(sheet) + '"';
    }

    private void named(String attributes, String reference) {
        names.append("<definedName ").append(attributes).append('>');
        ExcelXml.text(names, reference);
        names.append("</definedName>");
    }

    /**
     * The long tables of a report's workbooks as they stand in the files; what is the same in all of them is packed once.
     *
     * @param books of one report in several languages
     */
    static Map<ExcelRows, List<ZipPiece>> packed(List<ExcelBook> books) {
        Map<ExcelRows, List<ZipPiece>> packed = new HashMap<>();
        for (int n = 0; n < books.get(0).bulk().size(); n++) {
            int which = n;
            List<ExcelRows> same =
                    books.stream().map(book -> book.bulk().get(which)).toList();
            List<List<ZipPiece>> pieces = ExcelRows.packed(same);
            for (int book = 0; book < same.size(); book++) {
                packed.put(same.get(book), pieces.get(book));
            }
        }
        return packed;
    }

    private List<ExcelRows> bulk() {
        return sheets.stream().flatMap(sheet -> sheet.bulk().stream()).toList();
    }

    /** Writes the file; the stream stays open. Touches nothing that another workbook shares. */
    void write(OutputStream out) throws IOException {
        write(out, packed(List.of(this)));
    }

    /** @param packed its long tables at least */
    void write(OutputStream out, Map<ExcelRows, List<ZipPiece>> packed) throws IOException {
        ExcelParts parts = new ExcelParts();
        ExcelForms.common(parts);
        ExcelParts.Relations book = new ExcelParts.Relations();
        book.add("styles", "styles.xml");
        StringBuilder xml = new StringBuilder(BEGIN);
        Numbers numbers = new Numbers(new int[3]);
        for (ExcelSheet sheet : sheets) {
            int number = sheets.indexOf(sheet) + 1;
            xml.append("<sheet name=\"")
                    .append(ExcelXml.attribute(sheet.name()))
                    .append("\" r:id=\"")
                    .append(book.add("worksheet", "worksheets/sheet" + number + ".xml"))
                    .append("\" sheetId=\"")
                    .append(number)
                    .append("\"/>");
            sheet(parts, sheet, number, numbers, packed);
        }
        xml.append("</sheets>");
        if (!names.isEmpty()) {
            xml.append("<definedNames>").append(names).append("</definedNames>");
        }
        xml.append("<calcPr fullCalcOnLoad=\"true\"/></workbook>");
        parts.add("xl/workbook.xml", SHEETS + "sheet.main+xml", xml.toString());
        parts.add("xl/workbook.xml", book);
        parts.write(out);
    }

    /** The last numbers of drawings, charts and tables. */
    private record Numbers(int[] last) {
        int drawing() {
            return ++last[0];
        }

        int chart() {
            return ++last[1];
        }

        int table() {
            return ++last[2];
        }
    }

    private static void sheet(
            ExcelParts parts, ExcelSheet sheet, int number, Numbers numbers, Map<ExcelRows, List<ZipPiece>> packed) {
        ExcelParts.Relations relations = new ExcelParts.Relations();
        StringBuilder related = new StringBuilder();
        if (!sheet.charts().isEmpty()) {
            String file = drawing(parts, sheet.charts(), numbers);
            related.append("<drawing r:id=\"")
                    .append(relations.add("drawing", "../" + file))
                    .append("\"/>");
        }
        for (ExcelTable table : sheet.tables()) {
            int n = numbers.table();
            String file = "tables/table" + n + ".xml";
            related.append("<tableParts count=\"1\"><tablePart r:id=\"")
                    .append(relations.add("table", "../" + file))
                    .append("\"/></tableParts>");
            parts.add("xl/" + file, SHEETS + "table+xml", table.xml(n));
        }
        String name = "xl/worksheets/sheet" + number + ".xml";
        parts.add(
                name,
                SHEETS + "worksheet+xml",
                out -> sheet.write(out, number == 1),
                Stream.concat(sheet.packed().stream(), sheet.bulk().stream().flatMap(rows -> packed.get(rows).stream()))
                        .toList(),
                () -> sheet.frame().after(related.toString()));
        parts.add(name, relations);
    }

    private static String drawing(ExcelParts parts, List<ExcelChart> charts, Numbers numbers) {
        ExcelParts.Relations relations = new ExcelParts.Relations();
        StringBuilder xml = new StringBuilder(DRAWING);
        for (ExcelChart chart : charts) {
            String file = "charts/chart" + numbers.chart() + ".xml";
            relations.add("chart", "../" + file);
            xml.append(chart.place().xml(chart.title(), relations.targets().size()));
            parts.add("xl/" + file, DRAWINGS + "ml.chart+xml", chart.xml());
        }
        String file = "drawings/drawing" + numbers.drawing() + ".xml";
        parts.add("xl/" + file, DRAWINGS + "+xml", xml.append("</xdr:wsDr>").toString());
        parts.add("xl/" + file, relations);
        return file;
    }
}
