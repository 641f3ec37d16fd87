package io.benchdoctor.report;

import io.benchdoctor.report.ComparisonView.Table;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a history says, in the reader's language and in the order it is read. A renderer adds no word to it.
 *
 * @param headline the worst that happened, in a sentence; {@code notes} what was left out and by whose rules it was judged
 * @param marked texts that hold figures that lead somewhere, by what is read; see {@link Marked}
 * @param sheets names of the sheets of a workbook: summary, changes, levels, nights, files
 * @param loadHead of the column that names a load
 * @param sources what became of every file
 */
public record HistoryView(
        String language,
        String direction,
        String languageName,
        Map<String, String> words,
        String title,
        Mark mark,
        String headline,
        List<String> notes,
        List<Strand> strands,
        Map<String, String> marked,
        List<String> sheets,
        String loadHead,
        Table sources,
        String foot)
        implements PageView {
    public HistoryView {
        words = Map.copyOf(words);
        marked = Map.copyOf(marked);
        sheets = List.copyOf(sheets);
        notes = List.copyOf(notes);
        strands = List.copyOf(strands);
    }

    @Override
    public String pageTitle() {
        return headline + " – " + title;
    }

    /**
     * The nights of one load.
     *
     * @param load in the words of the settings; empty where the runs do not tell
     * @param findings what happened; what did not, and what cannot be told
     * @param happenings as a table, {@code courses} every metric with its level and noise, {@code nights} every figure of every night
     */
    public record Strand(
            String name,
            String load,
            Mark mark,
            String span,
            List<ComparisonView.Finding> findings,
            Figures happenings,
            Figures courses,
            List<Line> lines,
            Nights nights) {
        public Strand {
            findings = List.copyOf(findings);
            lines = List.copyOf(lines);
        }
    }

    /** A text of a table. @param value the number behind it, for a workbook; {@code isPart} whether it is a percentage; {@code target} where it leads to, empty where nowhere */
    public record Figure(String text, OptionalDouble value, boolean isPart, String target) {
        static Figure of(String text) {
            return new Figure(text, OptionalDouble.empty(), false, "");
        }
    }

    /** A row and the name that others lead to it by; empty where none does. */
    public record Row(String id, List<Figure> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** A table whose figures lead to where they come from. */
    public record Figures(String heading, List<String> header, List<Row> rows) {
        public Figures {
            header = List.copyOf(header);
            rows = List.copyOf(rows);
        }

        /** The same in words alone. */
        public Table table() {
            return new Table(
                    heading,
                    header,
                    rows.stream()
                            .map(row -> row.cells().stream().map(Figure::text).toList())
                            .toList());
        }
    }

    /**
     * Every figure of every night with the lines that it was read from.
     *
     * @param formulas how what is said follows from them
     * @param header of the night and its files; each metric has a column of its own
     */
    public record Nights(
            String heading, List<String> formulas, List<String> header, List<Column> columns, List<Night> rows) {
        public Nights {
            formulas = List.copyOf(formulas);
            header = List.copyOf(header);
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /** A metric, {@code metric} its name; figures lead to it by {@code id}. */
    public record Column(String id, String metric, String unit) {}

    /** @param files of all its runs */
    public record Night(String name, List<String> files, List<Value> values) {
        public Night {
            files = List.copyOf(files);
            values = List.copyOf(values);
        }
    }

    /** @param value empty where no run of the night tells it; {@code lines} that it was read from */
    public record Value(String id, String text, OptionalDouble value, String lines) {}

    /**
     * A metric to be drawn.
     *
     * @param nights of the whole strand
     * @param at night of each value
     * @param events nights at which a line is drawn, {@code worse} of each
     * @param low and {@code high}: what noise alone reaches around the present level
     * @param unit of the values, {@code first} and {@code last}: names of the first and last night
     * @param described what the picture shows, for who does not see it
     */
    public record Line(
            String metric,
            String unit,
            int nights,
            List<Integer> at,
            List<Double> values,
            List<Integer> events,
            List<Boolean> worse,
            double low,
            double high,
            String first,
            String last,
            String described) {
        public Line {
            at = List.copyOf(at);
            values = List.copyOf(values);
            events = List.copyOf(events);
            worse = List.copyOf(worse);
        }
    }
}
