package io.benchdoctor.render;

import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationConstraint.ValidationType;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFDataValidationHelper;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** What may be typed into the cells that the reader may change. */
final class ExcelInputs {
    private final XSSFSheet sheet;
    private final XSSFDataValidationHelper rules;

    ExcelInputs(XSSFSheet sheet) {
        this.sheet = sheet;
        this.rules = new XSSFDataValidationHelper(sheet);
    }

    /** A number above 0, or nothing. */
    void positive(int row, int column, String title, String hint) {
        allow(rules.createDecimalConstraint(OperatorType.GREATER_THAN, "0", null), row, column, title, hint);
    }

    /** A part of a whole, or nothing. */
    void share(int row, int column, String title, String hint) {
        allow(rules.createDecimalConstraint(OperatorType.BETWEEN, "0.000001", "1"), row, column, title, hint);
    }

    /** A whole number from 1 on. */
    void count(int row, int column, String title, String hint) {
        allow(
                rules.createNumericConstraint(ValidationType.INTEGER, OperatorType.GREATER_OR_EQUAL, "1", null),
                row,
                column,
                title,
                hint);
    }

    /** One of the texts in the cells of that name, or nothing. */
    void oneOf(String name, int row, int column, String title, String hint) {
        allow(rules.createFormulaListConstraint(name), row, column, title, hint);
    }

    private void allow(DataValidationConstraint constraint, int row, int column, String title, String hint) {
        DataValidation validation =
                rules.createValidation(constraint, new CellRangeAddressList(row, row, column, column));
        validation.setEmptyCellAllowed(true);
        validation.setShowErrorBox(true);
        validation.createErrorBox(title, hint);
        validation.setShowPromptBox(true);
        validation.createPromptBox(title, hint);
        sheet.addValidationData(validation);
    }
}
