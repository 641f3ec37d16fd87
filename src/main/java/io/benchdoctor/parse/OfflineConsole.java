package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what {@code vllm bench throughput} and {@code vllm bench latency} print. They give the engine a batch without a
 * server between: there is no first-token time in it, and the time of the batch is the latency of no request.
 */
final class OfflineConsole implements LineReader {
    static final String THROUGHPUT = "vllm-bench-throughput";
    static final String LATENCY = "vllm-bench-latency";

    private static final String NUMBER = "(\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)";
    private static final double SECONDS_TO_MILLIS = 1000;
    private static final Pattern VERSION = Pattern.compile("LLM engine \\(v([^)\\s]+)\\)");

    /** Behind the first row stand a handful more; what comes later is of something else. */
    private static final int MAX_LINES_APART = 20;

    private static final int MAX_LINE_CHARS = 2000;

    private static final List<Row> THROUGHPUT_ROWS = List.of(
            new Row(Word.THROUGHPUT, "\\bThroughput: " + NUMBER + " requests/s", "throughput.requests", 1),
            new Row(Word.TOKENS_A_SECOND, "\\brequests/s, " + NUMBER + " (?:total )?tokens/s", "throughput.total", 1),
            new Row(Word.OUTPUT_TOKENS_A_SECOND, " " + NUMBER + " output tokens/s", "throughput.output", 1),
            new Row(Word.PROMPT_TOKENS, "\\bTotal num prompt tokens: +" + NUMBER + "\\s*$", "tokens.input", 1),
            new Row(Word.OUTPUT_TOKENS, "\\bTotal num output tokens: +" + NUMBER + "\\s*$", "tokens.output", 1));

    private static final List<Row> LATENCY_ROWS = List.of(
            new Row(Word.MEAN_BATCH, "\\bAvg latency: " + NUMBER + " seconds", "batchLatency.mean", SECONDS_TO_MILLIS),
            new Row(Word.STD_BATCH, "\\bStd latency: " + NUMBER + " seconds", "batchLatency.std", SECONDS_TO_MILLIS),
            new Row(
                    Word.BATCH_PERCENTILE,
                    "\\b(?<rank>\\d{1,2})% percentile latency: " + NUMBER + " seconds",
                    "batchLatency.p",
                    SECONDS_TO_MILLIS));

    private static final Mark CALL = Mark.piece(Word.NAMESPACE.text());
    private static final Mark PROGRESS = Mark.piece(Word.PROGRESS.text());
    private static final Mark FIRST_ROW = Mark.told("throughput-row");
    private static final Mark AVERAGE_ROW = Mark.told("latency-row");
    private static final Mark PERCENTILE_ROW = Mark.told("percentile-row");

    static final Marks THROUGHPUT_MARKS = Marks.all(FIRST_ROW).andAny(CALL, PROGRESS);

    static final Marks LATENCY_MARKS = Marks.all(AVERAGE_ROW, PERCENTILE_ROW);

    private static final Words OF_ROWS = Words.of(
            Word.THROUGHPUT,
            Word.TOKENS_A_SECOND,
            Word.OUTPUT_TOKENS_A_SECOND,
            Word.PROMPT_TOKENS,
            Word.OUTPUT_TOKENS,
            Word.MEAN_BATCH,
            Word.STD_BATCH,
            Word.BATCH_PERCENTILE);

    private static final Runnable NOTHING = () -> {};

    private final String format;
    private final List<Row> rows;
    private final String path;
    private final NoteTally notes;
    private final List<ParsedRun> runs = new ArrayList<>();
    private final SortedMap<Integer, String> kept = new TreeMap<>();
    private final Sightings seen = new Sightings();
    private final OpenCommand command;
    private RunFigures figures;
    private Runnable statement = NOTHING;
    private boolean open;
    private boolean ofClient;
    private int firstLine;
    private int lastLine;

    /**
     * One kind of row.
     *
     * @param word what every such row holds
     * @param metric its id, or the beginning of it where the row names a percentile
     */
    private record Row(Word word, Pattern pattern, String metric, double factor) {
        Row(Word word, String pattern, String metric, double factor) {
            this(word, Pattern.compile(pattern), metric, factor);
        }

        boolean namesRank() {
            return metric.endsWith(".p");
        }
    }

    private OfflineConsole(String format, List<Row> rows, String path) {
        this.format = format;
        this.command = new OpenCommand(
                format.equals(THROUGHPUT)
                        ? Words.of(Word.THROUGHPUT_CLIENT, Word.THROUGHPUT_SCRIPT)
                        : Words.of(Word.LATENCY_CLIENT, Word.LATENCY_SCRIPT));
        this.rows = rows;
        this.path = path;
        this.notes = new NoteTally(path);
        this.figures = new RunFigures(path, notes);
    }

    /** Of one log. */
    static LineReader throughput(String path) {
        return new OfflineConsole(THROUGHPUT, THROUGHPUT_ROWS, path);
    }

    /** Of one log. */
    static LineReader latency(String path) {
        return new OfflineConsole(LATENCY, LATENCY_ROWS, path);
    }

    /** Whether a line is the first row of a result, so that an engine that starts behind it is another one. */
    static boolean isResult(String text) {
        return text.startsWith("Avg latency: ") || text.startsWith("Throughput: ") && text.contains(" requests/s");
    }

    @Override
    public void read(TextLine line) {
        String text = line.text();
        if (open && line.number() - lastLine > MAX_LINES_APART) {
            endResult();
        }
        if (line.has(Word.NAMESPACE) && seen.sees(CALL, line)) {
            endResult();
            ofClient = true;
            String call = Word.NAMESPACE.text();
            stated(() -> PythonCall.arguments(text, text.indexOf(call) + call.length()), line.number());
        } else if (line.has(Word.PROGRESS) && seen.sees(PROGRESS, line)) {
            ofClient = true;
        } else if (line.has(Word.ENGINE_VERSION)) {
            readVersion(text, line.number());
        }
        command.read(line).ifPresent(options -> {
            endResult();
            stated(() -> options, command.firstLine());
        });
        if (line.hasAny(OF_ROWS)) {
            readRows(line);
        }
    }

    private void readRows(TextLine line) {
        String text = line.text();
        // A progress bar ends without a line end, so that the first row may stand behind thousands of characters of it.
        String end = text.length() > MAX_LINE_CHARS ? text.substring(text.length() - MAX_LINE_CHARS) : text;
        for (Row row : rows) {
            if (line.has(row.word()) && end.contains(row.word().text())) {
                readRow(row, end, line);
            }
        }
    }

    @Override
    public void readStatistics(TextLine line) {
        if (open || command.isOpen()) {
            read(line);
        }
    }

    @Override
    public void readAnswer(TextLine line, int status) {
        if (open || command.isOpen()) {
            read(line);
        }
    }

    /** What a command states is read when a result stands behind it: the same call begins the logs of other benchmarks. */
    private void stated(Supplier<Map<String, String>> arguments, int line) {
        figures = new RunFigures(path, notes);
        statement = () -> readArguments(arguments.get(), line);
    }

    private void readStatement() {
        statement.run();
        statement = NOTHING;
    }

    private void readArguments(Map<String, String> arguments, int line) {
        ArgumentNames.client(arguments).forEach((key, value) -> figures.setting(key, value, line));
        ArgumentNames.server(arguments).forEach((key, value) -> figures.setting(key, value, line));
        figures.setting(SettingKey.BATCH_SIZE, arguments.getOrDefault("batch_size", ""), line);
    }

    private void readVersion(String text, int line) {
        Matcher version = VERSION.matcher(text);
        if (version.find()) {
            readStatement();
            figures.setting(SettingKey.ENGINE_VERSION, version.group(1), line);
        }
    }

    private void readRow(Row row, String text, TextLine line) {
        Matcher matcher = row.pattern().matcher(text);
        if (!matcher.find()) {
            return;
        }
        if (open && row.pattern().pattern().endsWith("$") && !line.ended()) {
            notes.add(Problem.TRUNCATED, "", line.number());
            return;
        }
        readStatement();
        boolean first = row.equals(rows.get(0));
        if (row.namesRank()) {
            seen.note(PERCENTILE_ROW, line.number());
        }
        if (first) {
            seen.note(format.equals(THROUGHPUT) ? FIRST_ROW : AVERAGE_ROW, line.number());
            endResult();
            open = true;
            firstLine = line.number();
        }
        String number = matcher.group(matcher.groupCount());
        String metric = row.namesRank() ? row.metric() + Integer.parseInt(matcher.group("rank")) : row.metric();
        if (open && !figures.has(metric)) {
            figures.latest(new ConsoleLabel(metric, row.factor()), number, Double.parseDouble(number), line.number());
            lastLine = line.number();
            kept.put(line.number(), text);
        }
    }

    /** What was stated before this result says nothing of the next. */
    private void endResult() {
        if (!open) {
            return;
        }
        open = false;
        RunFigures ended = figures;
        figures = new RunFigures(path, notes);
        boolean whole = format.equals(THROUGHPUT)
                || ended.metrics().stream().anyMatch(metric -> metric.startsWith("batchLatency.p"));
        if (whole) {
            ConsoleEngine.of(ended.settings(), false)
                    .ifPresent(engine -> ended.setting(SettingKey.ENGINE, engine, firstLine));
            var at = new SourceRef(path, firstLine);
            runs.add(new ParsedRun(
                    format, firstLine, lastLine, ended.settings(), List.of(ended.summary(at, lastLine, format))));
        }
    }

    @Override
    public Sightings seen() {
        return seen;
    }

    @Override
    public Optional<Told> end() {
        endResult();
        // A line about some throughput is no result unless the benchmark itself was seen at work.
        if (runs.isEmpty() || format.equals(THROUGHPUT) && !ofClient) {
            return Optional.empty();
        }
        List<LogNote> told = notes.notes();
        return Optional.of(new Told(format, runs, told, kept));
    }
}
