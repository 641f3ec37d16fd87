package io.benchdoctor.render;

import static io.benchdoctor.render.ExcelSheet.word;

import io.benchdoctor.report.Mark;
import io.benchdoctor.report.WorkbookView.Standing;
import java.util.Map;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;

/** The words of a verdict that formulas choose between, and cells that take the colour of the word in them. */
final class ExcelVerdicts {
    private ExcelVerdicts() {}

    /** Name of the cell that holds the word. */
    static String name(Standing standing) {
        return switch (standing) {
            case MET -> "txt_met";
            case MISSED -> "txt_missed";
            case FEW -> "txt_few";
            case UNKNOWN -> "txt_unknown";
        };
    }

    /** The word with its mark. */
    static String text(Map<String, String> words, Standing standing) {
        String word =
                switch (standing) {
                    case MET -> word(words, "txt-met");
                    case MISSED -> word(words, "txt-missed");
                    case FEW -> word(words, "txt-few");
                    case UNKNOWN -> word(words, "txt-unknown");
                };
        return ExcelSheet.sign(mark(standing)) + " " + word;
    }

    static Mark mark(Standing standing) {
        return switch (standing) {
            case MET -> Mark.GOOD;
            case MISSED -> Mark.WARNING;
            case FEW, UNKNOWN -> Mark.UNDECIDED;
        };
    }

    /** Whoever changes a limit sees the colour turn with the word. */
    static void colour(ExcelSheet sheet, CellRangeAddress cells) {
        String first = new CellReference(cells.getFirstRow(), cells.getFirstColumn(), false, true).formatAsString();
        for (Standing standing : Standing.values()) {
            sheet.frame()
                    .format(
                            cells.formatAsString(),
                            "type=\"expression\" dxfId=\"" + standing.ordinal() + '"',
                            "<formula>" + first + "=" + name(standing) + "</formula>");
        }
    }
}
