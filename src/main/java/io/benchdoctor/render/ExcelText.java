package io.benchdoctor.render;

import io.benchdoctor.model.Shortened;
import java.util.regex.Pattern;
import org.apache.poi.ss.SpreadsheetVersion;

/** A text of a log as a cell of a workbook stores it, so that the cell shows the text and nothing else. */
final class ExcelText {
    /** More is a file that programs call broken. */
    private static final int LONGEST_CELL = SpreadsheetVersion.EXCEL2007.getMaxTextLength() - 1;

    /** How a cell spells a character that XML cannot hold; a program that reads the file puts the character there. */
    private static final Pattern SPELLED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private static final String UNDERLINE = "_x005F_";

    private ExcelText() {}

    static String stored(String text) {
        String shown = Shortened.to(LONGEST_CELL, Terminal.straight(text));
        return SPELLED.matcher(shown).find()
                ? Shortened.to(LONGEST_CELL, SPELLED.matcher(shown).replaceAll(UNDERLINE))
                : shown;
    }
}
