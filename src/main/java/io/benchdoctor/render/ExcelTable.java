package io.benchdoctor.render;

import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * A table of Excel's own, whose rows can be put in order and passed over.
 *
 * @param name in the whole workbook
 * @param cells with the header
 * @param header what its columns are called, as the cells say
 */
record ExcelTable(String name, CellRangeAddress cells, List<String> header) {
    /** @param number among the tables of the workbook, from 1 */
    String xml(int number) {
        String area = cells.formatAsString();
        StringBuilder xml = new StringBuilder(ExcelXml.HEAD)
                .append("<table xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" id=\"")
                .append(number)
                .append("\" name=\"")
                .append(name)
                .append("\" displayName=\"")
                .append(name)
                .append("\" ref=\"")
                .append(area)
                .append("\"><autoFilter ref=\"")
                .append(area)
                .append("\"/><tableColumns count=\"")
                .append(header.size())
                .append("\">");
        for (int column = 0; column < header.size(); column++) {
            xml.append("<tableColumn id=\"")
                    .append(column + 1)
                    .append("\" name=\"")
                    .append(ExcelXml.attribute(header.get(column)))
                    .append("\"/>");
        }
        return xml.append("</tableColumns><tableStyleInfo name=\"TableStyleLight1\" showRowStripes=\"false\"/></table>")
                .toString();
    }
}
