package io.benchdoctor.parse;

import io.benchdoctor.model.SettingKey;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tables that AIPerf and GenAI-Perf print, anywhere in a page; each is a run, made by the command nearest above it. */
final class AiperfConsole implements LineReader {
    static final String ID = "aiperf-console";
    private static final List<Mark> TITLE_MARKS =
            List.of(Mark.piece(Word.LLM_METRICS.text()), Mark.piece(Word.EMBEDDINGS_METRICS.text()));
    private static final Mark TABLE = Mark.told("aiperf-table");

    static final Marks MARKS = Marks.all(TABLE).andAny(TITLE_MARKS.toArray(Mark[]::new));

    private static final Words TITLES = Words.of(Word.LLM_METRICS, Word.EMBEDDINGS_METRICS);
    private static final Words PROGRAMS = Words.of(Word.AIPERF, Word.GENAI_PERF);
    /** No printed table is wider; a longer line is something else. */
    private static final int MAX_ROW_CHARS = 2000;

    private static final int MAX_COMMAND_CHARS = 8000;

    private static final Map<String, SettingKey> OPTIONS = Map.ofEntries(
            Map.entry("m", SettingKey.MODEL),
            Map.entry("model", SettingKey.MODEL),
            Map.entry("model_names", SettingKey.MODEL),
            Map.entry("concurrency", SettingKey.MAX_CONCURRENCY),
            Map.entry("request_rate", SettingKey.REQUEST_RATE),
            Map.entry("request_count", SettingKey.NUM_PROMPTS),
            Map.entry("warmup_request_count", SettingKey.WARMUPS),
            Map.entry("synthetic_input_tokens_mean", SettingKey.INPUT_LENGTH),
            Map.entry("isl", SettingKey.INPUT_LENGTH),
            Map.entry("output_tokens_mean", SettingKey.OUTPUT_LENGTH),
            Map.entry("osl", SettingKey.OUTPUT_LENGTH),
            Map.entry("random_seed", SettingKey.SEED));

    private final String path;
    private final Sightings seen = new Sightings();
    private final NoteTally notes;
    private final List<ParsedRun> runs = new ArrayList<>();
    private final SortedMap<Integer, String> kept = new TreeMap<>();
    private Optional<AiperfTable> table = Optional.empty();
    private String command = "";
    private int commandLine;
    private boolean commandOpen;

    AiperfConsole(String path) {
        this.path = path;
        this.notes = new NoteTally(path);
    }

    @Override
    public void read(TextLine line) {
        if (line.text().length() > MAX_ROW_CHARS) {
            return;
        }
        if (line.hasAny(TITLES) && TITLE_MARKS.stream().anyMatch(title -> seen.sees(title, line))) {
            endTable();
            table = Optional.of(new AiperfTable(path, notes, line.number()));
            kept.put(line.number(), line.text());
        } else if (table.isPresent()) {
            if (table.get().read(line)) {
                kept.put(line.number(), line.text());
            } else {
                endTable();
            }
        }
        readCommand(line);
    }

    @Override
    public void readStatistics(TextLine line) {
        if (table.isPresent() || commandOpen) {
            read(line);
        }
    }

    @Override
    public void readAnswer(TextLine line, int status) {
        if (table.isPresent() || commandOpen) {
            read(line);
        }
    }

    private void readCommand(TextLine line) {
        if (!commandOpen && line.hasAny(PROGRAMS)) {
            command = "";
            commandLine = line.number();
            commandOpen = true;
        }
        if (commandOpen) {
            String text = line.text().strip();
            commandOpen = text.endsWith("\\") && command.length() < MAX_COMMAND_CHARS;
            command += " " + (commandOpen ? text.substring(0, text.length() - 1) : text);
        }
    }

    private void endTable() {
        table.flatMap(done -> done.run(settings(), commandLine)).ifPresent(run -> {
            seen.note(TABLE, run.firstLine());
            runs.add(run);
        });
        if (table.isPresent()) {
            command = "";
            commandOpen = false;
        }
        table = Optional.empty();
    }

    private Map<SettingKey, String> settings() {
        Map<SettingKey, String> settings = new EnumMap<>(SettingKey.class);
        CommandLine.of(command).options().forEach((name, value) -> {
            if (OPTIONS.containsKey(name)) {
                settings.put(OPTIONS.get(name), value);
            }
        });
        return settings;
    }

    @Override
    public Sightings seen() {
        return seen;
    }

    @Override
    public Optional<Told> end() {
        endTable();
        return runs.isEmpty() ? Optional.empty() : Optional.of(new Told(ID, runs, notes.notes(), kept));
    }
}
