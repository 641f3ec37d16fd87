package io.benchdoctor.render;

import java.util.OptionalDouble;
import org.apache.poi.ss.usermodel.CellStyle;

/** The cells of one row of a sheet, wherever they are kept until the file is written. Columns come in any order. */
interface ExcelCells {
    /** Of the row, from 0. */
    int index();

    /** @param text as {@link ExcelText} stores it */
    void text(int column, String text, CellStyle style);

    /** @param value empty for a cell that has no more than its looks */
    void number(int column, OptionalDouble value, CellStyle style);

    /** @param otherwise what the formula gives at present where that is no number */
    void formula(int column, String formula, OptionalDouble cached, String otherwise, CellStyle style);

    /** Makes the row at least so many points high. */
    void raise(float points);
}
