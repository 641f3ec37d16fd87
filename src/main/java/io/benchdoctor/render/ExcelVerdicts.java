package io.benchdoctor.render;

import static io.benchdoctor.render.ExcelSheet.word;

import io.benchdoctor.report.Mark;
import io.benchdoctor.report.WorkbookView.Standing;
import java.util.Map;
import org.apache.poi.ss.usermodel.FontFormatting;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;

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

    private static Mark mark(Standing standing) {
        return switch (standing) {
            case MET -> Mark.GOOD;
            case MISSED -> Mark.WARNING;
            case FEW, UNKNOWN -> Mark.UNDECIDED;
        };
    }

    /** Whoever changes a limit sees the colour turn with the word. */
    static void colour(XSSFSheet sheet, CellRangeAddress cells) {
        var formatting = sheet.getSheetConditionalFormatting();
        String first = new CellReference(cells.getFirstRow(), cells.getFirstColumn(), false, true).formatAsString();
        for (Standing standing : Standing.values()) {
            var rule = formatting.createConditionalFormattingRule(first + "=" + name(standing));
            PatternFormatting pattern = rule.createPatternFormatting();
            pattern.setFillBackgroundColor(ExcelStyles.colour(ExcelStyles.tint(mark(standing))));
            pattern.setFillPattern(PatternFormatting.SOLID_FOREGROUND);
            FontFormatting font = rule.createFontFormatting();
            font.setFontStyle(false, true);
            font.setFontColor(ExcelStyles.colour(ExcelStyles.ink(mark(standing))));
            formatting.addConditionalFormatting(new CellRangeAddress[] {cells}, rule);
        }
    }
}
