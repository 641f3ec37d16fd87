package io.benchdoctor.render;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Rows that are no cells of the workbook in memory, but are written into their sheet's part of the file. */
interface ExcelBody {
    /** The extent of the sheet without its rows; a program that reads the file finds it out by itself. */
    Pattern DIMENSION = Pattern.compile("<dimension [^>]*/>");

    String END = "</sheetData>";

    /** What lies above the rows: titles and the header of a table. */
    XSSFSheet sheet();

    /** Writes the rows, from the first on. */
    void rows(Writer writer) throws IOException;

    /** Where in the file the sheet lies. */
    default String part() {
        return sheet().getPackagePart().getPartName().getName().substring(1);
    }

    /** Writes the sheet with its rows at the end of what it holds. */
    default void write(byte[] part, OutputStream out) throws IOException {
        String xml = new String(part, StandardCharsets.UTF_8);
        int end = xml.indexOf(END);
        if (end < 0) {
            throw new IllegalStateException("a sheet without a header row");
        }
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(DIMENSION.matcher(xml.substring(0, end)).replaceFirst(""));
        rows(writer);
        writer.write(xml, end, xml.length() - end);
        writer.flush();
    }
}
