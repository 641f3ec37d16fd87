package io.benchdoctor.render;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.poi.ss.util.CellReference;

/** What a sheet's part of the file holds around its rows: how wide columns are, what stays in sight, what is printed. */
final class ExcelFrame {
    private static final String BEGIN = ExcelXml.HEAD
            + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
            + "<sheetPr><pageSetUpPr fitToPage=\"true\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\"";
    private static final String MARGINS =
            "<pageMargins bottom=\"0.75\" footer=\"0.3\" header=\"0.3\" left=\"0.7\" right=\"0.7\" top=\"0.75\"/>";

    /** What there is once or not at all. */
    private enum Part {
        GRIDLESS,
        UPRIGHT,
        PANE,
        FOOTER
    }

    private final Map<Part, String> parts = new EnumMap<>(Part.class);
    private final SortedMap<Integer, String> columns = new TreeMap<>();
    private final StringBuilder formats = new StringBuilder();
    private final StringBuilder inputs = new StringBuilder();
    private final StringBuilder links = new StringBuilder();
    private final int[] counts = new int[2];

    /** @param characters of the usual font that fit into the column */
    void width(int column, int characters) {
        column(column, "width=\"" + characters + ".0\" customWidth=\"true\"");
    }

    void hide(int column) {
        column(column, "hidden=\"true\" width=\"8.0\" customWidth=\"false\"");
    }

    private void column(int column, String looks) {
        columns.put(column, "<col min=\"" + (column + 1) + "\" max=\"" + (column + 1) + "\" " + looks + "/>");
    }

    void hideGrid() {
        parts.put(Part.GRIDLESS, " showGridLines=\"false\"");
    }

    void upright() {
        parts.put(Part.UPRIGHT, "portrait");
    }

    /** Keeps the first columns and rows in sight. */
    void freeze(int across, int down) {
        String corner = across > 0 ? "bottomRight" : "bottomLeft";
        parts.put(
                Part.PANE,
                "<pane" + (across > 0 ? " xSplit=\"" + across + ".0\"" : "") + " ySplit=\"" + down
                        + ".0\" state=\"frozen\" topLeftCell=\"" + CellReference.convertNumToColString(across)
                        + (down + 1) + "\" activePane=\"" + corner + "\"/><selection pane=\"" + corner + "\"/>");
    }

    /** @param left a text of ours; in the middle stands the sheet, to the right the page */
    void footer(String left) {
        parts.put(
                Part.FOOTER,
                "<headerFooter><oddFooter>" + ExcelXml.text("&C&A&L" + left.replace("&", "&&") + "&R&P/&N")
                        + "</oddFooter></headerFooter>");
    }

    /**
     * Makes cells look otherwise where something holds; the first of such rules wins.
     *
     * @param rule markup of the rule from its kind on, up to its end
     */
    void format(String cells, String kind, String rule) {
        formats.append("<conditionalFormatting sqref=\"")
                .append(cells)
                .append("\"><cfRule ")
                .append(kind)
                .append(" priority=\"")
                .append(++counts[0])
                .append("\">")
                .append(rule)
                .append("</cfRule></conditionalFormatting>");
    }

    /** @param validation markup of what may be typed into a cell */
    void input(String validation) {
        counts[1]++;
        inputs.append(validation);
    }

    void link(String cell, String place) {
        links.append("<hyperlink location=\"")
                .append(ExcelXml.attribute(place))
                .append("\" ref=\"")
                .append(cell)
                .append("\"/>");
    }

    /** @param first whether it is the sheet that is seen when the workbook is opened */
    String before(boolean first) {
        StringBuilder xml = new StringBuilder(BEGIN)
                .append(first ? " tabSelected=\"true\"" : "")
                .append(parts.getOrDefault(Part.GRIDLESS, ""))
                .append('>')
                .append(parts.getOrDefault(Part.PANE, ""))
                .append("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15.0\"/><cols>");
        columns.values().forEach(xml::append);
        return xml.append("</cols><sheetData>").toString();
    }

    /** @param related what leads to charts and tables */
    String after(String related) {
        StringBuilder xml = new StringBuilder("</sheetData>").append(formats);
        if (counts[1] > 0) {
            xml.append("<dataValidations count=\"")
                    .append(counts[1])
                    .append("\">")
                    .append(inputs)
                    .append("</dataValidations>");
        }
        if (!links.isEmpty()) {
            xml.append("<hyperlinks>").append(links).append("</hyperlinks>");
        }
        return xml.append(MARGINS)
                .append("<pageSetup orientation=\"")
                .append(parts.getOrDefault(Part.UPRIGHT, "landscape"))
                .append("\" paperSize=\"9\" fitToWidth=\"1\" fitToHeight=\"0\"/>")
                .append(parts.getOrDefault(Part.FOOTER, ""))
                .append(related)
                .append("</worksheet>")
                .toString();
    }
}
