package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.Program;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks as the program writes them, and cells of them by name. */
final class Workbooks {
    /** Two programs add up in different orders. */
    private static final int DIGITS = 9;

    private static final int DECIMALS = 9;

    private Workbooks() {}

    /** The file that the program writes about these logs. */
    static Path file(Path folder, String language, String... paths) throws IOException {
        Path out = Files.createTempDirectory(folder, "out");
        ArrayList<String> arguments = new ArrayList<>(List.of("analyze"));
        arguments.addAll(List.of(paths));
        arguments.addAll(List.of("-f", "xlsx", "-l", language, "-q", "-o", out.toString()));
        assertThat(Program.run(arguments.toArray(String[]::new)).err()).isEmpty();
        return out.resolve("report.xlsx");
    }

    static XSSFWorkbook open(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new XSSFWorkbook(in);
        }
    }

    static Stream<Cell> cells(Sheet sheet) {
        return StreamSupport.stream(sheet.spliterator(), false)
                .flatMap((Row row) -> StreamSupport.stream(row.spliterator(), false));
    }

    static List<Cell> formulas(XSSFWorkbook book) {
        return StreamSupport.stream(book.spliterator(), false)
                .flatMap(Workbooks::cells)
                .filter(cell -> cell.getCellType() == CellType.FORMULA)
                .toList();
    }

    /** The cells that a name stands for. */
    static List<XSSFCell> named(XSSFWorkbook book, String name) {
        AreaReference area = new AreaReference(book.getName(name).getRefersToFormula(), book.getSpreadsheetVersion());
        return Stream.of(area.getAllReferencedCells()).map(at -> cell(book, at)).toList();
    }

    static XSSFCell one(XSSFWorkbook book, String name) {
        return named(book, name).get(0);
    }

    private static XSSFCell cell(XSSFWorkbook book, CellReference at) {
        var row = book.getSheet(at.getSheetName()).getRow(at.getRow());
        return row.getCell(at.getCol(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    /** What a formula, a number or a text comes to; rounded where clocks and binary fractions end. */
    static String value(FormulaEvaluator evaluator, Cell cell) {
        var value = evaluator.evaluate(cell);
        if (value == null) {
            return "";
        }
        return switch (value.getCellType()) {
            case NUMERIC -> rounded(value.getNumberValue());
            case STRING -> value.getStringValue();
            case ERROR -> value.formatAsString();
            default -> value.formatAsString();
        };
    }

    /** What the file says that a formula comes to. */
    static String cached(Cell cell) {
        return switch (cell.getCachedFormulaResultType()) {
            case NUMERIC -> rounded(cell.getNumericCellValue());
            case STRING -> cell.getStringCellValue();
            default -> "?";
        };
    }

    private static String rounded(double number) {
        return new BigDecimal(number)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .round(new MathContext(DIGITS))
                .stripTrailingZeros()
                .toPlainString();
    }
}
