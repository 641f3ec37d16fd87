package io.benchdoctor.render;

import java.util.Optional;

/**
 * How a cell looks.
 *
 * @param index of the look among all of a workbook, the same in each
 * @param points height of its letters
 * @param ink colour of its letters, six hexadecimal digits; empty for black
 * @param fill colour behind them; empty for none
 * @param format of a number
 * @param isIndented whether it keeps away from the number in the cell before it
 */
record ExcelLook(
        int index,
        int points,
        boolean bold,
        Optional<String> ink,
        boolean wrapped,
        Optional<String> fill,
        Border border,
        Optional<String> format,
        boolean isIndented) {
    /** The thin lines around a cell. */
    enum Border {
        NONE,
        BELOW,
        AROUND
    }

    /** Black letters without a line or a ground. */
    static ExcelLook of(int points, boolean bold, boolean wrapped) {
        return new ExcelLook(
                0, points, bold, Optional.empty(), wrapped, Optional.empty(), Border.NONE, Optional.empty(), false);
    }

    ExcelLook at(int index) {
        return new ExcelLook(index, points, bold, ink, wrapped, fill, border, format, isIndented);
    }

    ExcelLook ink(String colour) {
        return new ExcelLook(index, points, bold, Optional.of(colour), wrapped, fill, border, format, isIndented);
    }

    ExcelLook fill(String colour) {
        return new ExcelLook(index, points, bold, ink, wrapped, Optional.of(colour), border, format, isIndented);
    }

    ExcelLook border(Border lines) {
        return new ExcelLook(index, points, bold, ink, wrapped, fill, lines, format, isIndented);
    }

    ExcelLook format(String number) {
        return new ExcelLook(index, points, bold, ink, wrapped, fill, border, Optional.of(number), isIndented);
    }

    ExcelLook indented() {
        return new ExcelLook(index, points, bold, ink, wrapped, fill, border, format, true);
    }
}
