package io.benchdoctor.render;

import java.util.regex.Pattern;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Rows that are no cells of the workbook in memory, but are written into their sheet's part of the file. */
sealed interface ExcelBody permits ExcelRows, ExcelLines {
    /** The extent of the sheet without its rows; a program that reads the file finds it out by itself. */
    Pattern DIMENSION = Pattern.compile("<dimension [^>]*/>");

    String END = "</sheetData>";

    /** What lies above the rows: titles and the header of a table. */
    XSSFSheet sheet();

    /** Where in the file the sheet lies. */
    default String part() {
        return sheet().getPackagePart().getPartName().getName().substring(1);
    }

    /** What stands before the rows in a sheet without them. */
    static String before(String xml) {
        return DIMENSION.matcher(xml.substring(0, end(xml))).replaceFirst("");
    }

    /** What stands behind them. */
    static String behind(String xml) {
        return xml.substring(end(xml));
    }

    private static int end(String xml) {
        int end = xml.indexOf(END);
        if (end < 0) {
            throw new IllegalStateException("a sheet without a header row");
        }
        return end;
    }
}
