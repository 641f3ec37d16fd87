package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.RunPart;
import io.benchdoctor.model.RunPart.BenchSummary;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tables of many runs in a page of notes, drawn with bars: the rows of {@link SweepTable} in Markdown. Only a table counts
 * that tells a latency with its statistic and unit beside another figure; pages are full of others. The command above a
 * table, under the same heading, says how its runs were made. Lives for one log.
 */
final class MarkdownTables implements LineReader {
    private static final Mark TABLE = Mark.told("markdown-table");

    static final Marks MARKS = Marks.all(TABLE);

    private static final Pattern RULE = Pattern.compile("\\|?(?:\\s*:?-+:?\\s*\\|)*\\s*:?-+:?\\s*\\|?");

    /** Emphasis and code marks around what a cell says. */
    private static final Pattern EMPHASIS = Pattern.compile("\\*\\*|`|<br ?/?>");

    private static final Set<String> LATENCIES = Set.of("ttft", "tpot", "itl", "e2el");

    /** No printed row is wider. */
    private static final int MAX_CHARS = 4000;

    private final String path;
    private final Surroundings around;
    private final Sightings seen = new Sightings();
    private final List<ParsedRun> runs = new ArrayList<>();
    private final List<LogNote> notes = new ArrayList<>();
    private final SortedMap<Integer, String> kept = new TreeMap<>();
    private final SortedMap<Integer, String> rows = new TreeMap<>();
    private Optional<TextLine> header = Optional.empty();
    private boolean fenced;
    private Optional<SweepTable> table = Optional.empty();

    MarkdownTables(String path) {
        this.path = path;
        this.around = new Surroundings(path);
    }

    @Override
    public void read(TextLine line) {
        String text = line.text().strip();
        if (!text.startsWith("|") || text.length() > MAX_CHARS) {
            endTable();
            header = Optional.empty();
            readAround(line, text);
        } else if (table.isPresent()) {
            add(line);
        } else if (header.isPresent() && RULE.matcher(text).matches()) {
            table = Optional.of(new SweepTable(path));
            add(header.get());
        } else {
            header = Optional.of(line);
        }
    }

    @Override
    public void readStatistics(TextLine line) {
        if (table.isPresent() || header.isPresent() || around.isOpen()) {
            read(line);
        } else {
            around.stamped(line);
        }
    }

    @Override
    public void readAnswer(TextLine line, int status) {
        if (table.isPresent() || header.isPresent() || around.isOpen()) {
            read(line);
        }
    }

    /** A heading begins a section, in which a command of another section says nothing. */
    private void readAround(TextLine line, String text) {
        fenced ^= text.startsWith("```") || text.startsWith("~~~");
        if (!fenced && text.startsWith("#")) {
            around.take();
        }
        around.read(line);
    }

    private void add(TextLine line) {
        rows.put(line.number(), line.text());
        table.orElseThrow().read(new TextLine(line.number(), cells(line.text()), line.ended()));
    }

    /** The cells of a row with a tab between them. */
    private static String cells(String row) {
        String inner = row.strip().replaceAll("^\\||\\|$", "");
        return Stream.of(inner.split("\\|", -1))
                .map(cell -> EMPHASIS.matcher(cell)
                        .replaceAll(" ")
                        .replace('\t', ' ')
                        .replace('"', '”')
                        .strip())
                .collect(Collectors.joining("\t"));
    }

    private void endTable() {
        Optional<Told> told = table.flatMap(SweepTable::end);
        table = Optional.empty();
        told.filter(found -> found.runs().stream().anyMatch(MarkdownTables::isOfServing))
                .ifPresent(this::take);
        rows.clear();
    }

    private static boolean isOfServing(ParsedRun run) {
        Set<String> metrics = run.parts().stream()
                .filter(BenchSummary.class::isInstance)
                .map(BenchSummary.class::cast)
                .flatMap(summary -> summary.reported().keySet().stream())
                .filter(metric -> !metric.equals("concurrency.limit") && !metric.equals("rate.offered"))
                .collect(Collectors.toSet());
        return metrics.size() > 1
                && metrics.stream().anyMatch(metric -> LATENCIES.contains(metric.replaceFirst("\\..*", "")));
    }

    private void take(Told found) {
        Map<SettingKey, Setting> stated = around.take();
        seen.note(TABLE, rows.firstKey());
        kept.put(rows.firstKey(), rows.get(rows.firstKey()));
        for (ParsedRun run : found.runs()) {
            Map<SettingKey, Setting> settings = new EnumMap<>(SettingKey.class);
            settings.putAll(stated);
            settings.putAll(run.settings());
            List<RunPart> parts = run.parts();
            kept.put(run.firstLine(), rows.get(run.firstLine()));
            runs.add(new ParsedRun(run.format(), run.firstLine(), run.lastLine(), settings, parts, run.name()));
        }
        notes.addAll(found.notes());
    }

    @Override
    public Sightings seen() {
        return seen;
    }

    @Override
    public Optional<Told> end() {
        endTable();
        return runs.isEmpty() ? Optional.empty() : Optional.of(new Told(SweepTable.FORMAT, runs, notes, kept));
    }
}
