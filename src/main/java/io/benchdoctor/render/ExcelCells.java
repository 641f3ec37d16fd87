package io.benchdoctor.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.poi.ss.util.CellRangeAddress;

/** Cells of a sheet as a chart speaks of them: where they are, and what they hold, for programs that do not read the cells. */
record ExcelCells(ExcelSheet sheet) {
    /** The holes of a series of numbers over texts. */
    Map<String, String> over(CellRangeAddress names, CellRangeAddress values, String title, String colour) {
        return Map.of(
                "name", ExcelXml.text(title),
                "colour", colour,
                "names", place(names),
                "names.points", texts(names),
                "values", place(values),
                "values.points", numbers(values));
    }

    /** The holes of a series of numbers over numbers. */
    Map<String, String> across(CellRangeAddress names, CellRangeAddress values, String title) {
        return Map.of(
                "name", ExcelXml.text(title),
                "names", place(names),
                "names.points", numbers(names),
                "values", place(values),
                "values.points", numbers(values));
    }

    String place(CellRangeAddress cells) {
        return ExcelXml.text(cells.formatAsString(sheet.name(), true));
    }

    String texts(CellRangeAddress cells) {
        return held(cells, cell -> cell.text().map(ExcelText::shown).orElse(null));
    }

    String numbers(CellRangeAddress cells) {
        return held(
                cells,
                cell -> cell.number().isPresent()
                        ? Double.toString(cell.number().getAsDouble())
                        : null);
    }

    /** Row by row; what is not there is null. */
    private String held(CellRangeAddress cells, Function<ExcelLine.Cell, String> shown) {
        List<String> points = new ArrayList<>();
        for (int row = cells.getFirstRow(); row <= cells.getLastRow(); row++) {
            points.add(sheet.cell(row, cells.getFirstColumn()).map(shown).orElse(null));
        }
        return points(points);
    }

    /** @param points text of each; one that is not there is null */
    static String points(List<String> points) {
        StringBuilder xml =
                new StringBuilder("<c:ptCount val=\"").append(points.size()).append("\"/>");
        for (int point = 0; point < points.size(); point++) {
            if (points.get(point) != null) {
                xml.append("<c:pt idx=\"").append(point).append("\"><c:v>");
                ExcelXml.text(xml, points.get(point));
                xml.append("</c:v></c:pt>");
            }
        }
        return xml.toString();
    }
}
