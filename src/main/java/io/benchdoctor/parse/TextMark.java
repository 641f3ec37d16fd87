package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SourceRef;
import java.util.List;
import java.util.Optional;

/** Knows a kind of text by lines that it must contain, so that a log can be named although its kind is not read. */
final class TextMark implements LineReader {
    private static final int ROWS_BELOW_HEADER = 5;

    private final String format;
    private final Problem problem;
    private final String path;
    private final List<LineTest> tests;
    private final int[] firstHit;

    /** One line that must occur. */
    @FunctionalInterface
    private interface LineTest {
        boolean accepts(String line);
    }

    private TextMark(String format, Problem problem, String path, LineTest... tests) {
        this.format = format;
        this.problem = problem;
        this.path = path;
        this.tests = List.of(tests);
        this.firstHit = new int[tests.length];
    }

    /** A benchmark of image or video generation under the same headline: seconds and megabytes, no tokens. */
    static LineReader diffusionConsole(String path) {
        return new TextMark(
                "diffusion-console",
                Problem.NOT_A_SERVING_RESULT,
                path,
                ConsoleReader::isHeadline,
                line -> line.contains("Peak Memory") || line.contains("Latency Mean (s)"));
    }

    static LineReader delimited(String path) {
        return new HeaderedTable("csv", Problem.NO_FORMAT_RECOGNISES, path);
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
    public void read(TextLine line) {
        for (int i = 0; i < firstHit.length; i++) {
            if (firstHit[i] == 0 && tests.get(i).accepts(line.text())) {
                firstHit[i] = line.number();
            }
        }
    }

    @Override
    public Optional<Told> end() {
        for (int line : firstHit) {
            if (line == 0) {
                return Optional.empty();
            }
        }
        LogNote note = new LogNote(new SourceRef(path, firstHit[0]), problem, format);
        return Optional.of(new Told(format, List.of(), List.of(note)));
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
            boolean row = isDelimited(line.text()) && !line.text().contains("Namespace(");
            if (headerLine == 0) {
                headerLine = line.number();
                fits = row;
            } else {
                below++;
                found = fits && row && line.text().chars().anyMatch(Character::isDigit);
            }
        }

        @Override
        public Optional<Told> end() {
            LogNote note = new LogNote(new SourceRef(path, Math.max(headerLine, 1)), problem, format);
            return found ? Optional.of(new Told(format, List.of(), List.of(note))) : Optional.empty();
        }
    }
}
