package io.benchdoctor.render;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rows of a sheet as the markup of the file: as cells of the library's workbook in memory each takes ten times as long
 * to make and to write.
 */
final class ExcelLines {
    private final SortedMap<Integer, ExcelLine> open = new TreeMap<>();
    private final List<String> written = new ArrayList<>();
    private final List<ExcelLine> last = new ArrayList<>();

    /** A certain row, which may exist already and can be asked for again. */
    ExcelLine at(int index) {
        return open.computeIfAbsent(index, ExcelLine::new);
    }

    /** Empty where no cell can be asked for. */
    Optional<ExcelLine.Cell> cell(int row, int column) {
        return Optional.ofNullable(open.get(row)).flatMap(line -> line.cell(column));
    }

    /**
     * Begins a row that nobody asks for again; such a one before it is complete, and only its markup is kept.
     *
     * @param index below all rows before
     */
    ExcelLine pass(int index) {
        close();
        ExcelLine line = new ExcelLine(index);
        last.add(line);
        return line;
    }

    private void close() {
        last.forEach(line -> written.add(line.xml()));
        last.clear();
    }

    void rows(Writer writer) throws IOException {
        close();
        for (ExcelLine line : open.values()) {
            writer.write(line.xml());
        }
        for (String row : written) {
            writer.write(row);
        }
    }
}
