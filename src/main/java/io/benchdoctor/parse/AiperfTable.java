package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One printed table of AIPerf while it is read. Its header says which statistics there are, in any order and choice; a
 * label may be broken over two rows.
 */
final class AiperfTable {
    private static final char HEAD = '┃';
    private static final char ROW = '│';
    private static final Pattern LABEL = Pattern.compile("([^()]+?)\\s*(?:\\(([^()]*)\\))?");
    private static final Set<String> ABSENT = Set.of("", "-", "N/A", "n/a", "—");
    /** Between the title and the header there is a border, rarely more. */
    private static final int HEADER_WITHIN = 4;

    private final int firstLine;
    private final NoteTally notes;
    private final RunFigures figures;
    private List<String> statistics = List.of();
    private List<String> open = List.of();
    private int openLine;
    private int lastLine;

    AiperfTable(String path, NoteTally notes, int firstLine) {
        this.firstLine = firstLine;
        this.lastLine = firstLine;
        this.notes = notes;
        this.figures = new RunFigures(path, notes);
    }

    /** Whether the line belongs to the table. */
    boolean read(TextLine line) {
        String text = line.text().strip();
        if (statistics.isEmpty() && text.indexOf(HEAD) >= 0) {
            List<String> header = cells(text.substring(text.indexOf(HEAD)), HEAD);
            statistics =
                    header.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        } else if (statistics.isEmpty()) {
            return line.number() - firstLine <= HEADER_WITHIN;
        } else if (text.indexOf(ROW) >= 0) {
            row(line, text.substring(text.indexOf(ROW)));
        } else {
            return isBorder(text) && text.indexOf('└') < 0 && text.indexOf('╰') < 0;
        }
        lastLine = line.number();
        return true;
    }

    private static boolean isBorder(String text) {
        return text.chars().anyMatch(c -> c >= '─' && c <= '╿');
    }

    private void row(TextLine line, String text) {
        List<String> cells = cells(text, ROW);
        boolean whole = cells.size() == statistics.size() && text.charAt(text.length() - 1) == ROW;
        if (!whole) {
            notes.add(line.ended() ? Problem.UNREADABLE_LINE : Problem.TRUNCATED, "", line.number());
            return;
        }
        boolean more = cells.stream().skip(1).allMatch(String::isEmpty);
        if (more && !open.isEmpty()) {
            List<String> joined = new ArrayList<>(open);
            joined.set(0, open.get(0) + " " + cells.get(0));
            open = joined;
            return;
        }
        endRow();
        open = cells;
        openLine = line.number();
    }

    private void endRow() {
        if (open.isEmpty()) {
            return;
        }
        Matcher label = LABEL.matcher(open.get(0));
        if (label.matches()) {
            String name = label.group(1).toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "_");
            String unit = label.group(2) == null ? "" : label.group(2);
            for (int n = 1; n < open.size(); n++) {
                figure(name, unit, statistics.get(n), open.get(n));
            }
        }
        open = List.of();
    }

    private void figure(String name, String unit, String statistic, String text) {
        Optional<String> metric = AiperfMetrics.metric(name, statistic);
        if (metric.isEmpty() || ABSENT.contains(text)) {
            return;
        }
        Optional<Double> factor = AiperfMetrics.factor(metric.get(), unit);
        if (factor.isPresent() && ConsoleFigures.isNumber(text)) {
            figures.add(metric.get(), text, ConsoleFigures.number(text), factor.get(), openLine);
        } else {
            notes.add(Problem.UNREADABLE_NUMBER, open.get(0) + " " + text, openLine);
        }
    }

    /** What stands between the bars, the text behind the last of them left out. */
    private static List<String> cells(String text, char bar) {
        List<String> cells = new ArrayList<>();
        int from = 1;
        for (int to = text.indexOf(bar, from); to >= 0; to = text.indexOf(bar, from)) {
            cells.add(text.substring(from, to).strip());
            from = to + 1;
        }
        return cells;
    }

    /** Empty when the table told no latency. */
    Optional<ParsedRun> run(Map<SettingKey, String> stated, int commandLine) {
        endRow();
        figures.withoutUnmeasured();
        if (!figures.isResult()) {
            return Optional.empty();
        }
        stated.forEach((key, value) -> figures.setting(key, value, commandLine));
        return figures.run(AiperfConsole.ID, firstLine, lastLine);
    }
}
