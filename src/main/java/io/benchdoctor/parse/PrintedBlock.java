package io.benchdoctor.parse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of one printed block while they are found: from its headline to its ruler, over fences and sentences that
 * somebody put between its sections, until a label stands there a second time. Lives for one block.
 */
final class PrintedBlock {
    static final Pattern HEADLINE = Pattern.compile("(?<!=)={5,}+ *+Serving Benchmark Result *+={5,}+");
    private static final Pattern RULER = Pattern.compile("={20,}");
    private static final Pattern SECTION = Pattern.compile("-{3}.*-{3}");
    private static final Pattern ANY_ROW = Pattern.compile("[\\p{L} ][^:]{2,70}:(\\s.*)?");
    /** Comment marks, quotes and table bars before a row, and the prefixes that loggers and launchers write. */
    private static final Pattern MARKS = Pattern.compile("[\\s#>|│┃*/]+");

    private static final Pattern LOG_PREFIX = Pattern.compile(
            "(?:\\([^()]*pid=\\d+\\)|\\[[^\\[\\]]*\\](?:<std(?:out|err)>:)?"
                    + "|\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d\\S*|(?:DEBUG|INFO|WARNING|ERROR):?|\\S+ \\||\\s)+");

    /** Where rows begin in a block whose line ends were lost on the way through a chat or a web form. */
    private static final Pattern ROW_START = Pattern.compile(
            "(?<=\\s)(?=(?:Successful|Failed|Peak concurrent|Max(?:imum)?) requests?"
                    + "|Backend:|Traffic request|Benchmark duration|Total (?i:input|generated|token)|Request (?:rate|throughput|goodput)"
                    + "|(?:Input|Output|Peak output) token|(?:Mean|Median|P[\\d.]+|Max|Std|Min) [TIEL]|-{5,}|={20,})|(?<=-{5})(?=(?:Mean|Median) )");

    /** A row has fifty characters, a log prefix before it a hundred: longer lines are something else. */
    private static final int MAX_ROW_CHARS = 2000;

    /** Labels are padded to this width, so an aligned row is a printed one and not a sentence. */
    private static final int LABEL_WIDTH = 40;

    private final int headline;
    private final String prefix;
    private final List<Line> lines = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private boolean interrupted;
    private boolean ended;

    /** What a line did to the block. */
    enum Effect {
        /** It is part of the block. */
        TAKEN,
        /** It is none of the block's business; the block may go on behind it. */
        PASSED,
        /** It was the block's last line. */
        ENDED,
        /** It begins a block of its own, whose headline is lost. */
        BEGINS_ANOTHER,
        /** Its label stood there before with another value: nobody can tell whose figure this is. */
        CONTRADICTS
    }

    /**
     * @param text without margin and prefix
     * @param ended whether a line end follows
     * @param padded whether blanks stand behind the value, as clients print them
     */
    record Line(int number, String text, boolean ended, boolean padded) {}

    /** @param before what stands before the headline on its line: a margin, a log prefix or a progress bar */
    PrintedBlock(int headline, String before) {
        this.headline = headline;
        this.prefix = before;
    }

    int headline() {
        return headline;
    }

    List<Line> lines() {
        return Collections.unmodifiableList(lines);
    }

    /** Whether its ruler was seen. */
    boolean ended() {
        return ended;
    }

    /** Whether the log breaks off in this line: blanks would follow a whole value, as they do in the lines above. */
    boolean breaksOffIn(Line line) {
        return !line.ended() && !line.padded() && lines.stream().anyMatch(Line::padded);
    }

    int lastLine() {
        return lines.isEmpty() ? headline : lines.get(lines.size() - 1).number();
    }

    /** The rows that stand on one line where line ends were lost; the line itself where they were not. */
    static List<TextLine> rowsOf(TextLine line, int from) {
        List<TextLine> rows = new ArrayList<>();
        String[] pieces = ROW_START.split(line.text().substring(from));
        for (int n = 0; n < pieces.length; n++) {
            rows.add(new TextLine(line.number(), pieces[n], line.ended() || n < pieces.length - 1));
        }
        return rows;
    }

    Effect take(TextLine line) {
        if (line.text().length() > MAX_ROW_CHARS) {
            return takeWide(line);
        }
        Row row = withoutMargin(line.text());
        String text = row.text();
        if (text.isEmpty() || text.startsWith("```") || text.startsWith("~~~")) {
            return Effect.TAKEN;
        }
        if (text.charAt(0) == '=' && RULER.matcher(text).matches()) {
            ended = true;
            add(line, text);
            return Effect.ENDED;
        }
        if (row.metric().isPresent()) {
            return takeRow(line, text, row.metric().get());
        }
        boolean section = text.startsWith("---") && SECTION.matcher(text).matches();
        if (!interrupted && (section || ANY_ROW.matcher(text).matches()) || !line.ended()) {
            add(line, text);
            return Effect.TAKEN;
        }
        interrupted |= !section;
        return section ? Effect.TAKEN : Effect.PASSED;
    }

    /** A row that goes on for ever is a row all the same: what it says behind its beginning does not count. */
    private Effect takeWide(TextLine line) {
        String start = line.text().substring(0, MAX_ROW_CHARS);
        if (withoutMargin(start).metric().isPresent()) {
            return take(new TextLine(line.number(), start, line.ended()));
        }
        interrupted = true;
        return Effect.PASSED;
    }

    private Effect takeRow(TextLine line, String text, String label) {
        boolean aligned = text.indexOf(':') >= LABEL_WIDTH - 2 || text.contains(":  ");
        if (interrupted && !aligned) {
            return Effect.PASSED;
        }
        if (!seen.contains(label)) {
            seen.add(label);
            add(line, text);
            return Effect.TAKEN;
        }
        if (lines.stream().anyMatch(earlier -> sameRow(earlier.text(), text))) {
            return Effect.TAKEN;
        }
        return label.equals("requests.completed") || label.equals("backend")
                ? Effect.BEGINS_ANOTHER
                : Effect.CONTRADICTS;
    }

    private void add(TextLine line, String text) {
        lines.add(new Line(line.number(), text, line.ended(), line.text().endsWith(" ")));
    }

    /** The metric of a row whose label a client prints. */
    private static Optional<String> knownRow(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0) {
            return Optional.empty();
        }
        String label = text.substring(0, colon);
        return label.equals("Backend")
                ? Optional.of("backend")
                : ConsoleLabel.of(label).map(ConsoleLabel::metric);
    }

    private static boolean sameRow(String one, String other) {
        return one.replaceAll("\\s+", " ").equals(other.replaceAll("\\s+", " "));
    }

    /** @param metric of a row whose label a client prints */
    private record Row(String text, Optional<String> metric) {}

    /** Cuts off what stands before the block on every line, as it stood before the headline or as loggers write it. */
    private Row withoutMargin(String line) {
        String text = line;
        if (!prefix.isBlank()
                && line.length() >= prefix.length()
                && shape(line.substring(0, prefix.length())).equals(shape(prefix))) {
            text = line.substring(prefix.length());
        }
        if (!text.isEmpty() && !Character.isLetterOrDigit(text.charAt(0))) {
            Matcher marks = MARKS.matcher(text);
            text = marks.lookingAt() ? text.substring(marks.end()) : text;
        }
        Optional<String> metric = knownRow(text);
        if (metric.isEmpty()) {
            Matcher log = LOG_PREFIX.matcher(text);
            text = log.lookingAt() ? text.substring(log.end()) : text;
            metric = knownRow(text);
        }
        text = text.stripTrailing();
        boolean bar = text.endsWith("|") || text.endsWith("│") || text.endsWith("┃");
        return new Row(bar ? text.substring(0, text.length() - 1).stripTrailing() : text, metric);
    }

    /** A prefix of the same logger differs in nothing but its digits. */
    private static String shape(String prefix) {
        return prefix.replaceAll("\\d", "0");
    }
}
