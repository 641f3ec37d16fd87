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
 */
record ExcelLook(
        int index,
        int points,
        boolean bold,
        Optional<String> ink,
        boolean wrapped,
        Optional<String> fill,
        Border border,
        Optional<String> format) {
    /** The thin lines around a cell. */
    enum Border {
        NONE,
        BELOW,
        AROUND
    }

    /** Black letters without a line or a ground. */
    static ExcelLook of(int points, boolean bold, boolean wrapped) {
        return new ExcelLook(
                0, points, bold, Optional.empty(), wrapped, Optional.empty(), Border.NONE, Optional.empty());
    }

    ExcelLook at(int index) {
        return new ExcelLook(index, points, bold, ink, wrapped, fill, border, format);
    }

    ExcelLook ink(String colour) {
        return new ExcelLook(index, points, bold, Optional.of(colour), wrapped, fill, border, format);
    }

    ExcelLook fill(String colour) {
        return new ExcelLook(index, points, bold, ink, wrapped, Optional.of(colour), border, format);
    }

    ExcelLook border(Border lines) {
        return new ExcelLook(index, points, bold, ink, wrapped, fill, lines, format);
    }

    ExcelLook format(String number) {
        return new ExcelLook(index, points, bold, ink, wrapped, fill, border, Optional.of(number));
    }
}
