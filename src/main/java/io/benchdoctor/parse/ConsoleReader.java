package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.RunPart;
import io.benchdoctor.model.RunPart.BenchSummary;
import io.benchdoctor.model.RunPart.Prose;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.parse.Parsed.ParsedRun;
import io.benchdoctor.parse.PrintedBlock.Effect;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;

/** Finds the blocks {@code Serving Benchmark Result} that the clients of vLLM and SGLang print, anywhere in a text. */
final class ConsoleReader implements LineReader {
    static final String VLLM = "vllm-serve-console";
    static final String SGLANG = "sglang-serve-console";

    /** The headline of a block, also of one that measures something else. */
    static final Mark HEADLINE = Mark.line("block-headline", ConsoleReader::isHeadline);

    static final Marks MARKS = Marks.all(HEADLINE, ConsoleFigures.COMPLETED, ConsoleFigures.FIGURES)
            .butNone(ConsoleFigures.ALIEN);

    private final String path;
    private final Surroundings around;
    private final ProseLines prose;
    private final List<ParsedRun> runs = new ArrayList<>();
    private final List<LogNote> notes = new ArrayList<>();
    private final KeptLines kept = new KeptLines();
    private final Sightings seen = new Sightings();
    private Optional<PrintedBlock> block = Optional.empty();
    private ClientClaims before = ClientClaims.none();

    ConsoleReader(String path) {
        this.path = path;
        this.around = new Surroundings(path);
        this.prose = new ProseLines(path);
    }

    private static boolean isHeadline(String line) {
        return line.contains(Word.HEADLINE.text())
                && PrintedBlock.HEADLINE.matcher(line).find();
    }

    @Override
    public void read(TextLine line) {
        kept.offer(line);
        if (line.has(Word.HEADLINE) && seen.sees(HEADLINE, line)) {
            endBlock();
            readHeadline(line);
        } else if (block.isEmpty() || Surroundings.startsRun(line)) {
            endBlock();
            readAround(line);
        } else {
            follow(line, block.get().take(line));
        }
    }

    @Override
    public void readStatistics(TextLine line) {
        if (block.isPresent() || around.isOpen()) {
            read(line);
        } else {
            kept.offer(line);
            around.stamped(line);
        }
    }

    @Override
    public void readAnswer(TextLine line, int status) {
        if (block.isPresent() || around.isOpen()) {
            read(line);
        } else {
            kept.offer(line);
        }
    }

    private void readHeadline(TextLine line) {
        Matcher headline = PrintedBlock.HEADLINE.matcher(line.text());
        if (headline.find()) {
            begin(line, line.text().substring(0, headline.start()));
            for (TextLine row : PrintedBlock.rowsOf(line, headline.end())) {
                if (block.isPresent() && !row.text().isBlank()) {
                    follow(row, block.get().take(row));
                }
            }
        }
    }

    private void begin(TextLine line, String prefix) {
        before = around.takeClaims();
        block = Optional.of(new PrintedBlock(line.number(), prefix));
    }

    private void follow(TextLine line, Effect effect) {
        switch (effect) {
            case TAKEN -> {}
            case PASSED -> readAround(line);
            case ENDED -> endBlock();
            case BEGINS_ANOTHER -> {
                noteGlued(line);
                endBlock();
                begin(line, "");
                block.get().take(line);
            }
            case CONTRADICTS -> {
                noteGlued(line);
                endBlock();
            }
        }
    }

    private void noteGlued(TextLine line) {
        String shown = line.text().strip().replaceAll("\\s+", " ");
        notes.add(new LogNote(new SourceRef(path, line.number()), Problem.GLUED_BLOCKS, shown));
    }

    private void readAround(TextLine line) {
        around.read(line);
        prose.read(line);
    }

    private void endBlock() {
        if (block.isPresent()) {
            PrintedBlock ended = block.get();
            ConsoleFigures.of(path, ended, seen).ifPresent(figures -> addRun(ended, figures));
            block = Optional.empty();
        }
    }

    private void addRun(PrintedBlock ended, ConsoleFigures figures) {
        String format = figures.texts().containsKey("Backend") ? SGLANG : VLLM;
        var at = new SourceRef(path, ended.headline());
        List<RunPart> parts = new ArrayList<>();
        parts.add(new BenchSummary(at, ended.lastLine(), format, figures.figures(), figures.unmeasured()));
        prose.take().ifPresent(parts::add);
        notes.addAll(figures.notes());
        Map<SettingKey, Setting> settings = settings(figures, at);
        before.refuted(figures.figures())
                .forEach(prompts -> notes.add(new LogNote(prompts.at(), Problem.OTHER_COMMAND, prompts.value())));
        kept.keep(ended.headline(), ended.lastLine());
        settings.values()
                .forEach(setting -> kept.keep(setting.at().line(), setting.at().line()));
        runs.add(new ParsedRun(format, ended.headline(), ended.lastLine(), settings, parts));
    }

    private Map<SettingKey, Setting> settings(ConsoleFigures figures, SourceRef headline) {
        Map<SettingKey, Setting> settings = new EnumMap<>(SettingKey.class);
        fromRow(settings, SettingKey.REQUEST_RATE, figures.figures().get("rate.offered"));
        fromRow(settings, SettingKey.MAX_CONCURRENCY, figures.figures().get("concurrency.limit"));
        fromRow(settings, SettingKey.REQUEST_RATE, figures.texts().get("Traffic request rate"));
        fromRow(settings, SettingKey.MAX_CONCURRENCY, figures.texts().get("Max request concurrency"));
        fromRow(settings, SettingKey.BACKEND, figures.texts().get("Backend"));
        settings.putAll(before.of(figures.figures()));
        ConsoleEngine.of(settings, around.namesOtherEngines())
                .ifPresent(engine -> settings.putIfAbsent(SettingKey.ENGINE, new Setting(engine, headline)));
        return settings;
    }

    private static void fromRow(Map<SettingKey, Setting> settings, SettingKey key, Reported row) {
        if (row != null) {
            settings.put(key, new Setting(row.text().equals("not set") ? "None" : row.text(), row.at()));
        }
    }

    @Override
    public Sightings seen() {
        return seen;
    }

    @Override
    public Optional<Told> end() {
        endBlock();
        if (runs.isEmpty()) {
            return Optional.empty();
        }
        lastProse();
        long sglang = runs.stream().filter(run -> run.format().equals(SGLANG)).count();
        String format = sglang * 2 > runs.size() ? SGLANG : VLLM;
        return Optional.of(new Told(format, runs, notes, keptLines()));
    }

    /** What was written below the last block belongs to it: there is no other run that it could be about. */
    private void lastProse() {
        Optional<Prose> rest = prose.take();
        ParsedRun last = runs.remove(runs.size() - 1);
        List<RunPart> parts = new ArrayList<>(last.parts());
        rest.ifPresent(parts::add);
        runs.add(new ParsedRun(last.format(), last.firstLine(), last.lastLine(), last.settings(), parts));
    }

    private SortedMap<Integer, String> keptLines() {
        SortedMap<Integer, String> lines = new TreeMap<>(kept.lines());
        for (ParsedRun run : runs) {
            for (RunPart part : run.parts()) {
                if (part instanceof Prose words) {
                    words.lines().forEach(line -> lines.putIfAbsent(line.at().line(), line.text()));
                }
            }
        }
        return lines;
    }
}
