package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SourceRef;
import java.util.List;
import java.util.Optional;

/** Knows a kind of text by lines that it must contain, so that a log can be named although its kind is not read. */
final class TextMark implements LineReader {
    /** A benchmark of image or video generation under the same headline: seconds and megabytes, no tokens. */
    static final Marks DIFFUSION = Marks.all(ConsoleReader.HEADLINE)
            .andAny(Mark.piece(Word.PEAK_MEMORY.text()), Mark.piece(Word.MEAN_LATENCY.text()));

    /** Without one of these none of its marks stands in a line. */
    private static final Words OF_DIFFUSION = Words.of(Word.HEADLINE, Word.PEAK_MEMORY, Word.MEAN_LATENCY);

    private static final Mark HEADER = Mark.line("table-header", TextMark::isRow);
    private static final Mark ROW =
            Mark.line("table-row", line -> isRow(line) && line.chars().anyMatch(Character::isDigit));

    /** A table of whatever. */
    static final Marks DELIMITED = Marks.all(HEADER, ROW);

    private static final int ROWS_BELOW_HEADER = 5;

    private final String format;
    private final Problem problem;
    private final String path;
    private final Marks marks;
    private final Words words;
    private final Sightings seen = new Sightings();

    /** @param words of which each line has one that shows a mark */
    private TextMark(String format, Problem problem, String path, Marks marks, Words words) {
        this.format = format;
        this.problem = problem;
        this.path = path;
        this.marks = marks;
        this.words = words;
    }

    /** Of one log. */
    static LineReader diffusionConsole(String path) {
        return new TextMark("diffusion-console", Problem.NOT_A_SERVING_RESULT, path, DIFFUSION, OF_DIFFUSION);
    }

    /** Of one log. */
    static LineReader delimited(String path) {
        return new HeaderedTable("csv", Problem.NO_FORMAT_RECOGNISES, path);
    }

    private static boolean isRow(String line) {
        return isDelimited(line) && !line.contains("Namespace(");
    }

    /** Whether the line has three fields or more. */
    private static boolean isDelimited(String line) {
        return line.chars()
                        .filter(c -> c == ',' || c == ';' || c == '\t')
                        .limit(2)
                        .count()
                == 2;
    }

    @Override
    public void readStatistics(TextLine line) {
        // none of the marks stands in it
    }

    @Override
    public void readAnswer(TextLine line, int status) {
        // none of the marks stands in an answer
    }

    @Override
    public void read(TextLine line) {
        if (!line.hasAny(words)) {
            return;
        }
        for (Marks.Path way : marks.paths()) {
            way.needed().forEach(group -> group.forEach(mark -> seen.sees(mark, line)));
        }
    }

    @Override
    public Sightings seen() {
        return seen;
    }

    @Override
    public Optional<Told> end() {
        Optional<Marks.Path> shown = marks.paths().stream()
                .filter(way ->
                        way.needed().stream().allMatch(group -> group.stream().anyMatch(seen::has)))
                .findFirst();
        return shown.map(way -> {
            Mark first = way.needed().get(0).get(0);
            LogNote note = new LogNote(new SourceRef(path, seen.of(first).line()), problem, format);
            return new Told(format, List.of(), List.of(note));
        });
    }

    /** A delimited table: its header is the first line that is not blank, a data row stands among the next few. */
    private static final class HeaderedTable implements LineReader {
        private final String format;
        private final Problem problem;
        private final String path;
        private int headerLine;
        private int below;
        private boolean fits;
        private boolean found;
        private final Sightings seen = new Sightings();

        HeaderedTable(String format, Problem problem, String path) {
            this.format = format;
            this.problem = problem;
            this.path = path;
        }

        @Override
        public void read(TextLine line) {
            if (found || line.text().isBlank() || below >= ROWS_BELOW_HEADER) {
                return;
            }
            if (headerLine == 0) {
                headerLine = line.number();
                fits = seen.sees(HEADER, line);
            } else if (fits) {
                below++;
                found = seen.sees(ROW, line);
            }
        }

        @Override
        public Sightings seen() {
            return seen;
        }

        @Override
        public Optional<Told> end() {
            LogNote note = new LogNote(new SourceRef(path, Math.max(headerLine, 1)), problem, format);
            return found ? Optional.of(new Told(format, List.of(), List.of(note))) : Optional.empty();
        }
    }
}
