package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.RunPart;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads a table in which people keep the results of many runs, a row for each. Only columns count whose name says the
 * metric, the statistic and the unit; nothing is inferred from the size of numbers. Lives for one log.
 */
final class SweepTable implements LineReader {
    static final String FORMAT = "sweep-table";

    private static final Mark HEADER =
            Mark.line("sweep-header", line -> SweepHeader.of(line).isPresent());
    private static final Mark ROWS = Mark.told("sweep-rows");

    static final Marks MARKS = Marks.all(HEADER, ROWS);

    private static final Set<String> ABSENT = Set.of("", "-", "–", "—", "na", "n/a", "nan", "none", "null");

    /** A blank line or a line of units may follow the header. */
    private static final int LINES_BEFORE_ROWS = 5;

    /** Nobody measures more often by hand; a longer table has a row per request, or per second. */
    private static final int MAX_ROWS = 5000;

    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:,\\d{3})+");

    private static final Map<String, String> ENGINES = Map.of("trt-llm", "tensorrt-llm", "tensorrtllm", "tensorrt-llm");

    private final String path;
    private final Sightings seen = new Sightings();
    private final NoteTally notes;
    private final List<ParsedRun> runs = new ArrayList<>();
    private final List<List<String>> fieldsOfRuns = new ArrayList<>();
    private final SortedMap<Integer, String> kept = new TreeMap<>();
    private Optional<SweepHeader> header = Optional.empty();
    private String headerText = "";
    private int headerLine;
    private int below;
    private int rows;
    private int strangers;

    SweepTable(String path) {
        this.path = path;
        this.notes = new NoteTally(path);
    }

    @Override
    public void read(TextLine line) {
        if (line.text().isBlank()) {
            return;
        }
        if (headerLine == 0) {
            headerLine = line.number();
            headerText = line.text();
            header = seen.sees(HEADER, line) ? SweepHeader.of(line.text()) : Optional.empty();
        } else if (header.isPresent() && !isGivenUp()) {
            below++;
            readRow(header.get(), line);
        }
    }

    @Override
    public void readStatistics(TextLine line) {
        if (headerLine == 0 || header.isPresent()) {
            read(line);
        }
    }

    @Override
    public void readAnswer(TextLine line, int status) {
        if (headerLine == 0 || header.isPresent()) {
            read(line);
        }
    }

    /** No row where rows should stand: this is a text that only begins with commas. */
    private boolean isGivenUp() {
        return below >= LINES_BEFORE_ROWS && rows == 0;
    }

    private void readRow(SweepHeader table, TextLine line) {
        if (line.text().equals(headerText)) {
            return;
        }
        List<String> fields = table.fields(line.text());
        if (fields.stream().allMatch(String::isBlank) && !fields.isEmpty()) {
            return;
        }
        if (!fits(table, fields, line)) {
            strangers++;
            notes.add(line.ended() ? Problem.UNREADABLE_LINE : Problem.TRUNCATED, "", line.number());
            return;
        }
        rows++;
        seen.note(ROWS, line.number());
        if (rows > MAX_ROWS) {
            notes.add(Problem.DROPPED_ROWS, "", line.number());
        } else if (table.hasFigures()) {
            addRun(table, fields, line);
        }
    }

    /** A digit somewhere, no more fields than columns but empty ones, and no fewer than people leave away at the end. */
    private static boolean fits(SweepHeader table, List<String> fields, TextLine line) {
        int columns = table.columns().size();
        boolean enough = line.ended() ? fields.size() * 2 >= columns : fields.size() >= columns;
        return enough
                && fields.stream().skip(columns).allMatch(String::isBlank)
                && line.text().chars().anyMatch(Character::isDigit);
    }

    private void addRun(SweepHeader table, List<String> fields, TextLine line) {
        var figures = new RunFigures(path, notes);
        for (int n = 0; n < Math.min(fields.size(), table.columns().size()); n++) {
            SweepColumn column = table.columns().get(n);
            String field = fields.get(n);
            boolean last = n + 1 == fields.size();
            boolean cut = last && !line.ended() && column.figure().isPresent();
            if (cut) {
                notes.add(Problem.TRUNCATED, column.name(), line.number());
            } else if (!ABSENT.contains(field.toLowerCase(Locale.ROOT))) {
                take(table, column, field, line.number(), figures);
            }
        }
        figures.withoutUnmeasured();
        boolean measured = table.columns().stream()
                .filter(SweepHeader::isMeasured)
                .anyMatch(column -> figures.has(column.figure().orElseThrow().metric()));
        if (measured) {
            kept.put(line.number(), line.text());
            var at = new SourceRef(path, line.number());
            List<RunPart> parts = List.of(figures.summary(at, line.number(), FORMAT));
            runs.add(new ParsedRun(FORMAT, line.number(), line.number(), figures.settings(), parts));
            fieldsOfRuns.add(fields);
        } else {
            notes.add(Problem.DROPPED_ROWS, "", line.number());
        }
    }

    private void take(SweepHeader table, SweepColumn column, String field, int line, RunFigures figures) {
        Optional<Double> number = table.number(field);
        if (column.figure().isPresent() && number.isPresent()) {
            figures.latest(column.figure().get(), field, number.get(), line);
        } else if (column.figure().isPresent() && column.setting().isEmpty()) {
            notes.add(Problem.UNREADABLE_NUMBER, column.name(), line);
        }
        column.setting().ifPresent(key -> figures.setting(key, spelled(key, field), line));
    }

    /** An engine by the name it has here, and a number without the commas that group its digits. */
    private static String spelled(SettingKey key, String field) {
        String lower = field.toLowerCase(Locale.ROOT);
        if (key == SettingKey.ENGINE) {
            return ENGINES.getOrDefault(lower, lower);
        }
        return GROUPED.matcher(field).matches() ? field.replace(",", "") : field;
    }

    @Override
    public Sightings seen() {
        return seen;
    }

    @Override
    public Optional<Told> end() {
        if (header.isEmpty() || rows == 0 || strangers > rows) {
            return Optional.empty();
        }
        List<String> unclear = header.get().unclear();
        if (!unclear.isEmpty()) {
            notes.add(Problem.UNCLEAR_COLUMN, String.join(", ", unclear), headerLine);
        }
        if (runs.isEmpty()) {
            notes.add(Problem.FORMAT_NOT_READ, FORMAT, headerLine);
        }
        kept.put(headerLine, headerText);
        List<LogNote> told = notes.notes();
        List<String> names = SweepRowNames.of(header.get().columns(), fieldsOfRuns);
        boolean isLimit = header.get().columns().stream()
                        .anyMatch(column ->
                                column.namesContext() && column.setting().isPresent())
                && isOne(SettingKey.INPUT_LENGTH);
        List<ParsedRun> named = IntStream.range(0, runs.size())
                .mapToObj(n -> runs.get(n).named(names.get(n)))
                .map(run -> isLimit ? run.without(SettingKey.INPUT_LENGTH) : run)
                .toList();
        return Optional.of(new Told(FORMAT, named, told, kept));
    }

    /** Whether all rows say the same. */
    private boolean isOne(SettingKey key) {
        return runs.stream()
                        .map(run -> run.settings().containsKey(key)
                                ? run.settings().get(key).value()
                                : "")
                        .distinct()
                        .count()
                == 1;
    }
}
