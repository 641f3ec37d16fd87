package io.benchdoctor.render;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** What stands in a cell of the table of runs. */
final class CsvCell {
    /** Programs that open such a table take a cell that begins so for a formula and run it. */
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r\\n＝＋－＠]");

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

    /** Outside of these a number is written with an exponent. */
    private static final double SMALLEST_PLAIN = 1e-6;

    private static final double LARGEST_PLAIN = 1e15;

    private CsvCell() {}

    /** Text from a log on one line; what would be a formula begins with an apostrophe, which says that it is text. */
    static String text(String text) {
        boolean formula = FORMULA.matcher(text).find() && !NUMBER.matcher(text).matches();
        String flat = Terminal.safe(text.replaceAll("[\\r\\n\\t]+", " "));
        return formula ? "'" + flat : flat;
    }

    /** As short as it can be without losing a digit, with a point whatever the language. */
    static String number(double value) {
        double size = Math.abs(value);
        return size >= SMALLEST_PLAIN && size < LARGEST_PLAIN
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : value == 0 ? "0" : Double.toString(value);
    }
}
