package io.benchdoctor.render;

import io.benchdoctor.report.ComparisonReport;
import io.benchdoctor.report.HistoryReport;
import io.benchdoctor.report.PageView;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Writes a workbook per language: {@code compare.xlsx} in the first one, {@code compare-<tag>.xlsx} in the others. */
final class ExcelOfRuns<R, V extends PageView> implements RunsRenderer<R> {
    private final String name;
    private final Function<R, List<V>> views;
    private final BiConsumer<ExcelBook, V> sheets;

    private ExcelOfRuns(String name, Function<R, List<V>> views, BiConsumer<ExcelBook, V> sheets) {
        this.name = name;
        this.views = views;
        this.sheets = sheets;
    }

    static RunsRenderer<ComparisonReport> comparison() {
        return new ExcelOfRuns<>("compare", ComparisonReport::views, ExcelComparison::fill);
    }

    static RunsRenderer<HistoryReport> history() {
        return new ExcelOfRuns<>("history", HistoryReport::views, ExcelHistory::fill);
    }

    @Override
    public String format() {
        return "xlsx";
    }

    @Override
    public boolean isOneFile(int languages) {
        return languages == 1;
    }

    @Override
    public void render(R report, Destination out) throws IOException {
        boolean first = true;
        for (V view : views.apply(report)) {
            String file = FilePerLanguage.name(name, view.language(), first, ".xlsx");
            first = false;
            try (OutputStream bytes = out.open(file)) {
                ExcelBook book = new ExcelBook();
                sheets.accept(book, view);
                book.write(bytes);
            }
        }
    }
}
