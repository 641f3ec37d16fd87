package io.benchdoctor.render;

import org.apache.poi.ss.util.CellReference;

/** What may be typed into the cells that the reader may change. */
final class ExcelInputs {
    /** Longer ones make the file one that has to be repaired. */
    private static final int LONGEST_TITLE = 32;

    private static final int LONGEST_HINT = 255;

    private final ExcelFrame frame;

    ExcelInputs(ExcelSheet sheet) {
        this.frame = sheet.frame();
    }

    /** A number above 0, or nothing. */
    void positive(int row, int column, String title, String hint) {
        allow("type=\"decimal\" operator=\"greaterThan\"", "<formula1>0</formula1>", row, column, title, hint);
    }

    /** A part of a whole, or nothing. */
    void share(int row, int column, String title, String hint) {
        allow(
                "type=\"decimal\" operator=\"between\"",
                "<formula1>0.000001</formula1><formula2>1</formula2>",
                row,
                column,
                title,
                hint);
    }

    /** One of the texts in the cells of that name, or nothing. */
    void oneOf(String name, int row, int column, String title, String hint) {
        allow("type=\"list\"", "<formula1>" + name + "</formula1>", row, column, title, hint);
    }

    private void allow(String kind, String formulas, int row, int column, String title, String hint) {
        if (title.length() > LONGEST_TITLE || hint.length() > LONGEST_HINT) {
            throw new IllegalStateException("too long for a hint: " + title + ": " + hint);
        }
        String head = ExcelXml.attribute(title);
        String text = ExcelXml.attribute(hint);
        frame.input("<dataValidation " + kind + " sqref=\"" + CellReference.convertNumToColString(column) + (row + 1)
                + "\" allowBlank=\"true\" errorStyle=\"stop\" showErrorMessage=\"true\" errorTitle=\"" + head
                + "\" error=\"" + text + "\" showInputMessage=\"true\" promptTitle=\"" + head + "\" prompt=\"" + text
                + "\">" + formulas + "</dataValidation>");
    }
}
