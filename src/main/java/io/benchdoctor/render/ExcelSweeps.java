package io.benchdoctor.render;

import static io.benchdoctor.render.ExcelSheet.word;

import io.benchdoctor.report.IndexView;
import io.benchdoctor.report.SweepView;
import io.benchdoctor.report.SweepView.Level;
import io.benchdoctor.report.SweepView.Plot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.poi.ss.util.CellRangeAddress;

/** The sheet of all sweeps: a line per load, and a chart of each sweep's curve over its own cells. */
final class ExcelSweeps {
    /** More charts than these make a sheet slow to open; every sweep has its lines, and a page with its curve. */
    private static final int MOST_CHARTS = 50;

    private static final int HEADER_ROW = 3;
    private static final int FIRST_FIGURE = 3;
    private static final String NUMBER = "#,##0.00";
    private static final String LEVEL = "#,##0.##";
    private static final int CHART_COLUMNS = 8;
    private static final int CHART_ROWS = 16;

    private final IndexView.Sweeps sweeps;
    private final ExcelStyles styles;
    private final ExcelSheet sheet;
    private final int note;
    private final List<CellRangeAddress> blocks = new ArrayList<>();

    private ExcelSweeps(ExcelBook book, ExcelStyles styles, IndexView.Sweeps sweeps) {
        this.sweeps = sweeps;
        this.styles = styles;
        this.sheet =
                new ExcelSheet(book, styles, sweeps.heading(), 50, 46, 16, 14, 14, 14, 16, 14, 14, 14, 14, 14, 10, 50);
        this.note = FIRST_FIGURE + sweeps.columns().size();
    }

    static void write(ExcelBook book, ExcelStyles styles, Map<String, String> words, IndexView index) {
        if (!index.sweeps().all().isEmpty()) {
            new ExcelSweeps(book, styles, index.sweeps()).write(word(words, "note"), index.headline());
        }
    }

    private void write(String noteHead, String run) {
        List<String> header = new ArrayList<>();
        header.add(sweeps.heading());
        header.add(sweeps.answer());
        header.add(sweeps.load());
        header.addAll(sweeps.columns());
        header.add(noteHead);
        sheet.table(sweeps.heading(), header, 1, HEADER_ROW);
        for (SweepView sweep : sweeps.all()) {
            int first = sheet.nextRow();
            sweep.levels().forEach(level -> line(sweep, level));
            blocks.add(new CellRangeAddress(first, sheet.nextRow() - 1, 2, 2));
        }
        charts();
        sheet.footer(run);
        sheet.endTable("tblSweeps", note + 1);
    }

    private void line(SweepView sweep, Level level) {
        ExcelSheet.Row row = sheet.row().text(0, sweep.name(), styles.strong()).text(1, sweep.headline());
        if (level.number().isPresent()) {
            row.value(2, level.number(), styles.number(LEVEL));
        } else {
            row.text(2, level.name());
        }
        int column = FIRST_FIGURE;
        for (OptionalDouble figure : level.figures()) {
            row.value(column++, figure, styles.number(NUMBER));
        }
        row.text(note, level.note(), styles.muted());
    }

    /** Beside the table, one below the other. */
    private void charts() {
        int row = HEADER_ROW;
        for (int n = 0; n < Math.min(MOST_CHARTS, blocks.size()); n++) {
            SweepView sweep = sweeps.all().get(n);
            if (sweep.plot().isPresent()) {
                ExcelAnchor anchor = ExcelSheet.fixed(note + 2, row, CHART_COLUMNS, CHART_ROWS);
                draw(sweep, sweep.plot().get(), blocks.get(n), anchor);
                row += CHART_ROWS + 1;
            }
        }
    }

    private void draw(SweepView sweep, Plot plot, CellRangeAddress block, ExcelAnchor anchor) {
        int last = block.getFirstRow() + plot.rows() - 1;
        CellRangeAddress levels =
                new CellRangeAddress(block.getFirstRow(), last, block.getFirstColumn(), block.getLastColumn());
        CellRangeAddress up = column(levels, plot.up());
        if (plot.names()) {
            ExcelCurves.names(sheet, sweep.name(), plot.axes(), levels, up, anchor);
        } else {
            CellRangeAddress across =
                    plot.across().isPresent() ? column(levels, plot.across().getAsInt()) : levels;
            ExcelCurves.load(sheet, sweep.name(), plot.axes(), across, up, anchor);
        }
    }

    private static CellRangeAddress column(CellRangeAddress block, int figure) {
        int column = FIRST_FIGURE + figure;
        return new CellRangeAddress(block.getFirstRow(), block.getLastRow(), column, column);
    }
}
