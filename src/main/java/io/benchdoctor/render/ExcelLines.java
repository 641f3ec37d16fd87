package io.benchdoctor.render;

import java.io.IOException;
import java.io.OutputStream;
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
    /** Of most rows that hold sentences. */
    private static final int USUAL_BYTES = 2048;

    private static final int PIECE = 1 << 15;

    private final SortedMap<Integer, ExcelLine> open = new TreeMap<>();
    private final ExcelBytes passed;

    /** The cells of the row that was passed last: the next one is written over them. */
    private final ExcelBytes cells = new ExcelBytes(USUAL_BYTES);

    private final List<ExcelLine> last = new ArrayList<>();

    ExcelLines() {
        this(new ExcelBytes());
    }

    /** @param passed empty; where the markup of rows goes that nobody asks for again */
    ExcelLines(ExcelBytes passed) {
        this.passed = passed;
    }

    /** A certain row, which may exist already and can be asked for again. */
    ExcelLine at(int index) {
        return open.computeIfAbsent(index, n -> new ExcelLine(n, new ExcelBytes(USUAL_BYTES)));
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
        cells.reset();
        ExcelLine line = new ExcelLine(index, cells);
        last.add(line);
        return line;
    }

    private void close() {
        last.forEach(line -> line.write(passed));
        last.clear();
    }

    /** Writes the markup of rows that were passed, once it is worth it; they come behind all that can be asked for. */
    void handOn(OutputStream out) throws IOException {
        if (passed.size() >= PIECE) {
            passed.writeTo(out);
            passed.reset();
        }
    }

    void write(OutputStream out) throws IOException {
        ExcelBytes first = new ExcelBytes();
        open.values().forEach(line -> line.write(first));
        first.writeTo(out);
        close();
        passed.writeTo(out);
    }

    /** What was passed, packed. */
    ZipPiece packed() {
        close();
        return passed.packed();
    }
}
