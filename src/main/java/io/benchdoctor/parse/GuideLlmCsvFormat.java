package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * GuideLLM's result as a table. Three rows together name a column: what is measured, of which requests in which unit, and
 * which statistic; each row below is a benchmark, and a run.
 */
final class GuideLlmCsvFormat implements LogFormat {
    private static final String ID = "guidellm-csv";
    private static final int HEADER_ROWS = 3;

    private static final Marks MARKS = Marks.all(Mark.headerStarting("Run Info,"));

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String form() {
        return "table";
    }

    @Override
    public Marks marks() {
        return MARKS;
    }

    @Override
    public Parsed parse(LogSource source) throws IOException {
        var table = new Table(source.path());
        try (Reader text = TextOf.reader(source);
                CSVParser rows = CSVFormat.DEFAULT
                        .builder()
                        .setIgnoreEmptyLines(true)
                        .get()
                        .parse(text)) {
            Iterator<CSVRecord> all = rows.iterator();
            int line = 1;
            while (table.next(all, line)) {
                line = (int) rows.getCurrentLineNumber() + 1;
            }
        }
        return new Parsed(ID, TextLog.read(source, line -> {}).lines(), table.runs, table.allNotes());
    }

    /** The table while it is read. */
    private static final class Table {
        private final String path;
        private final NoteTally notes;
        private final List<CSVRecord> header = new ArrayList<>();
        private final List<ParsedRun> runs = new ArrayList<>();

        private Table(String path) {
            this.path = path;
            this.notes = new NoteTally(path);
        }

        /** Reads one row more; a log that breaks off inside quotes ends there. */
        private boolean next(Iterator<CSVRecord> rows, int line) {
            try {
                if (!rows.hasNext()) {
                    return false;
                }
                CSVRecord row = rows.next();
                if (header.size() < HEADER_ROWS) {
                    header.add(row);
                } else {
                    add(row, line);
                }
                return true;
            } catch (UncheckedIOException | IllegalStateException broken) {
                notes.add(Problem.TRUNCATED, "", line);
                return false;
            }
        }

        /** The last field of a row with too few of them may be a number cut in half. */
        private void add(CSVRecord row, int line) {
            int columns = header.get(0).size();
            int whole = row.size() < columns ? row.size() - 1 : columns;
            if (row.size() < columns) {
                notes.add(Problem.TRUNCATED, "", line);
            }
            var benchmark = new GuideLlmRow(new GuideLlmFigures(path, notes), notes, line);
            for (int column = 0; column < whole; column++) {
                String field = row.get(column).strip();
                if (!field.isEmpty()) {
                    benchmark.read(name(column), field);
                }
            }
            benchmark.run(ID).ifPresent(runs::add);
        }

        /** {@code Request Latency/Successful Sec/Mean}; names that are blank below are left out. */
        private String name(int column) {
            StringBuilder name = new StringBuilder();
            for (CSVRecord row : header) {
                String part = column < row.size() ? row.get(column).strip() : "";
                name.append(part.isEmpty() || name.isEmpty() ? "" : "/").append(part);
            }
            return name.toString();
        }

        private List<LogNote> allNotes() {
            List<LogNote> all = new ArrayList<>(notes.notes());
            if (runs.isEmpty() && all.isEmpty()) {
                Problem why = header.size() < HEADER_ROWS ? Problem.TRUNCATED : Problem.NOT_A_SERVING_RESULT;
                all.add(new LogNote(new SourceRef(path, 1), why, ""));
            }
            return all;
        }
    }
}
