package io.benchdoctor.render;

import java.util.OptionalDouble;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;

/** Cells of the workbook in memory. */
record ExcelBookCells(XSSFRow row) implements ExcelCells {
    @Override
    public int index() {
        return row.getRowNum();
    }

    @Override
    public void text(int column, String text, CellStyle style) {
        XSSFCell cell = row.createCell(column);
        cell.setCellValue(text);
        cell.setCellStyle(style);
    }

    @Override
    public void number(int column, OptionalDouble value, CellStyle style) {
        XSSFCell cell = row.createCell(column);
        value.ifPresent(cell::setCellValue);
        cell.setCellStyle(style);
    }

    /** The formula is not parsed here, since it may speak of names that are given later. */
    @Override
    public void formula(int column, String formula, OptionalDouble cached, String otherwise, CellStyle style) {
        XSSFCell cell = row.createCell(column);
        cell.getCTCell().addNewF().setStringValue(formula);
        if (cached.isPresent()) {
            cell.setCellValue(cached.getAsDouble());
        } else {
            cell.setCellValue(otherwise);
        }
        cell.setCellStyle(style);
    }

    @Override
    public void raise(float points) {
        if (points > row.getHeightInPoints()) {
            row.setHeightInPoints(points);
        }
    }
}
