package io.benchdoctor.render;

import io.benchdoctor.model.Unit;
import io.benchdoctor.report.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The looks of cells, all that there are: each workbook has the same, which {@link ExcelForms} makes once. Number formats
 * carry no unit: that stands in a column of its own.
 */
final class ExcelStyles {
    private static final String LINK = "0B57A4";
    private static final String MUTED = "56606D";
    private static final String INPUT = "FDF5E3";

    /** Of bytes and operations, whose digits nobody counts: 2.04 T, 85.90 G. */
    private static final String LARGE = "[>=1000000000000]0.00,,,,\" T\";[>=1000000000]0.00,,,\" G\";#,##0";

    /** Of numbers in cells. */
    private static final List<String> NUMBERS =
            List.of("#,##0", "#,##0.00", "#,##0.##", "0.00", "0.0%", "+0.0%;-0.0%;0.0%", LARGE);
    /** Of cells that the reader may change; the last one is for text. */
    private static final List<String> INPUTS = List.of("#,##0", "#,##0.00", "#,##0.##", "0.00", "0.0%", "@");

    private final List<ExcelLook> all = new ArrayList<>();
    private final Map<String, ExcelLook> numbers = new TreeMap<>();
    private final Map<String, ExcelLook> inputs = new TreeMap<>();
    private final List<ExcelLook> marks;
    private final List<ExcelLook> banners;
    private final ExcelLook text = next(ExcelLook.of(11, false, true));
    private final ExcelLook plain = next(ExcelLook.of(11, false, false));
    private final ExcelLook header = next(ExcelLook.of(11, true, true).border(ExcelLook.Border.BELOW));
    private final ExcelLook title = next(ExcelLook.of(18, true, false));
    private final ExcelLook section = next(ExcelLook.of(13, true, false));
    private final ExcelLook muted = next(ExcelLook.of(11, false, true).ink(MUTED));
    private final ExcelLook note = next(ExcelLook.of(11, false, false).ink(MUTED));
    private final ExcelLook strong = next(ExcelLook.of(11, true, true));
    private final ExcelLook link = next(ExcelLook.of(11, true, true).ink(LINK));
    private final ExcelLook aside =
            next(ExcelLook.of(11, false, true).ink(MUTED).indented());

    ExcelStyles() {
        List<ExcelLook> marked = new ArrayList<>();
        List<ExcelLook> bannered = new ArrayList<>();
        for (Mark mark : Mark.values()) {
            marked.add(next(ExcelLook.of(11, true, true).ink(ink(mark)).fill(tint(mark))));
            bannered.add(next(ExcelLook.of(11, true, false).ink(ink(mark))));
        }
        this.marks = List.copyOf(marked);
        this.banners = List.copyOf(bannered);
        for (String format : NUMBERS) {
            numbers.put(format, next(ExcelLook.of(11, false, false).format(format)));
        }
        for (String format : INPUTS) {
            inputs.put(
                    format,
                    next(ExcelLook.of(11, false, false)
                            .ink(LINK)
                            .fill(INPUT)
                            .border(ExcelLook.Border.AROUND)
                            .format(format)));
        }
    }

    /** Place 0 is that of a cell without a look. */
    private ExcelLook next(ExcelLook look) {
        ExcelLook placed = look.at(all.size() + 1);
        all.add(placed);
        return placed;
    }

    /** In the order of their places, from 1 on. */
    List<ExcelLook> all() {
        return List.copyOf(all);
    }

    /** Wrapped prose. */
    ExcelLook text() {
        return text;
    }

    /** One line that may run over its neighbours. */
    ExcelLook plain() {
        return plain;
    }

    ExcelLook header() {
        return header;
    }

    ExcelLook title() {
        return title;
    }

    ExcelLook section() {
        return section;
    }

    ExcelLook muted() {
        return muted;
    }

    /** The same beside a number. */
    ExcelLook aside() {
        return aside;
    }

    /** A hint on one line, in grey. */
    ExcelLook note() {
        return note;
    }

    ExcelLook strong() {
        return strong;
    }

    /** What leads to another sheet. */
    ExcelLook link() {
        return link;
    }

    /** A warning over the whole width of a sheet, on one line. */
    ExcelLook banner(Mark mark) {
        return banners.get(mark.ordinal());
    }

    ExcelLook mark(Mark mark) {
        return marks.get(mark.ordinal());
    }

    /** The number format of a unit: whole counts, shares as percentages, everything else with two decimals. */
    ExcelLook number(Unit unit, double value) {
        return number(format(unit, value));
    }

    /** A number of a column whose format does not depend on the single value. */
    ExcelLook number(String format) {
        return known(numbers, format);
    }

    /** A cell that the reader may change. */
    ExcelLook input(String format) {
        return known(inputs, format);
    }

    private static ExcelLook known(Map<String, ExcelLook> looks, String format) {
        return Optional.ofNullable(looks.get(format))
                .orElseThrow(() -> new IllegalStateException("no look for numbers as " + format));
    }

    /** A share as a percentage, a whole number of things without decimals. */
    private static String format(Unit unit, double value) {
        boolean whole = value == Math.rint(value);
        return switch (unit) {
            case SHARE -> "0.0%";
            case RATIO -> "0.00";
            case REQUESTS, COUNT, TOKENS -> whole ? "#,##0" : "#,##0.00";
            case BYTES, BYTES_PER_SECOND, OPERATIONS_PER_SECOND -> LARGE;
            case MILLISECONDS, SECONDS, REQUESTS_PER_SECOND, TOKENS_PER_SECOND -> "#,##0.00";
        };
    }

    /** Text colour of a mark. */
    static String ink(Mark mark) {
        return switch (mark) {
            case CRITICAL -> "A83A00";
            case WARNING -> "7F5600";
            case INFO -> "00598F";
            case GOOD -> "00684A";
            case UNDECIDED -> MUTED;
        };
    }

    /** Background of a mark. */
    static String tint(Mark mark) {
        return switch (mark) {
            case CRITICAL -> "FDF0EA";
            case WARNING -> INPUT;
            case INFO -> "EBF4FA";
            case GOOD -> "E8F5F0";
            case UNDECIDED -> "F5F6F8";
        };
    }
}
