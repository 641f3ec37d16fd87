package io.benchdoctor.parse;

import io.benchdoctor.model.EngineSample;
import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.RunPart;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An SGLang server's own log. The line {@code Decode batch}, written every so many decode steps, is the sample; the line of
 * a prefill is none, since it is written because a request came and so tells of no usual moment. Each start of the
 * server is told apart. Lives for one log.
 */
final class SglangServerReader implements LineReader {
    static final String FORMAT = "sglang-server-log";

    private static final String DECODE = Word.DECODE.text();
    private static final String ARGUMENTS = Word.SGLANG_ARGUMENTS.text();
    private static final Mark DECODE_LINE = Mark.told("sglang-decode");
    private static final Mark ARGUMENTS_LINE = Mark.piece(ARGUMENTS);

    static final Marks MARKS = Marks.any(DECODE_LINE, ARGUMENTS_LINE);

    private static final Pattern STAMP = Pattern.compile(
            "\\[(\\d{4}-(\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d))(?: DP(\\d{1,4}))?(?: [A-Z]{2}\\d{1,4}){0,3}\\] ");
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(?:\\.\\d{1,9})?");
    private static final Pattern RUNNING_LIMIT = Pattern.compile("\\bmax_running_requests=(\\d{1,9}),");
    private static final Pattern CAPACITY = Pattern.compile("\\bmax_total_num_tokens=(\\d{1,9}),");
    private static final Pattern LONGEST = Pattern.compile("\\bcontext_len=(\\d{1,9})\\b");
    private static final Pattern RETRACTED_COUNT = Pattern.compile("#retracted_reqs: (\\d{1,6})\\b");

    private final String path;
    private final NoteTally notes;
    private final List<ParsedRun> runs = new ArrayList<>();
    private EngineSamples.Builder samples;
    private Map<SettingKey, Setting> settings = new EnumMap<>(SettingKey.class);
    private final KeptLines kept = new KeptLines();
    private final Sightings seen = new Sightings();
    private int firstLine;
    private int lastLine;
    private int retracted;
    private final LogClock clock = new LogClock();

    SglangServerReader(String path) {
        this.path = path;
        this.notes = new NoteTally(path);
        this.samples = new EngineSamples.Builder(path);
    }

    @Override
    public void read(TextLine line) {
        String text = line.text();
        lastLine = line.number();
        if (line.has(Word.DECODE)) {
            readDecode(line);
        } else if (line.has(Word.SGLANG_ARGUMENTS) && seen.sees(ARGUMENTS_LINE, line)) {
            int open = text.indexOf(ARGUMENTS) + ARGUMENTS.length();
            if (samples.count() > 0) {
                startAgain(line.number());
            }
            found(line);
            ArgumentNames.server(PythonCall.arguments(text, open)).forEach((key, value) -> put(key, value, line));
            setDate(text, line);
        } else if (line.has(Word.SGLANG_LIMIT)) {
            readLimit(line);
        } else if (line.has(Word.RETRACTED)) {
            readRetracted(line);
        }
    }

    @Override
    public void readStatistics(TextLine line) {
        lastLine = line.number();
    }

    @Override
    public void readAnswer(TextLine line, int status) {
        lastLine = line.number();
    }

    private void readDecode(TextLine line) {
        Matcher stamp = STAMP.matcher(line.text());
        int label = line.text().indexOf(DECODE);
        if (!stamp.find() || stamp.end() != label + 2) {
            return;
        }
        found(line);
        seen.note(DECODE_LINE, line.number());
        setDate(line.text(), line);
        Map<String, String> fields = fields(line.text().substring(label + DECODE.length()), line.ended());
        OptionalInt running = count(fields.get("#running-req"));
        if (running.isEmpty()) {
            notes.add(line.ended() ? Problem.UNREADABLE_LINE : Problem.TRUNCATED, "Decode batch", line.number());
            return;
        }
        String usage = fields.getOrDefault("token usage", fields.get("full token usage"));
        OptionalInt preemptions = retracted > 0 ? OptionalInt.of(retracted) : OptionalInt.empty();
        retracted = 0;
        samples.add(new EngineSample(
                new SourceRef(path, line.number()),
                clock.read(stamp.group(2)),
                count(stamp.group(3)),
                running,
                count(fields.get("#queue-req")),
                share(usage),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                number(fields.get("gen throughput (token/s)")),
                preemptions));
    }

    /** {@code , #running-req: 1, token usage: 0.05}; the last field of a line that breaks off is none. */
    private static Map<String, String> fields(String text, boolean ended) {
        String[] parts = text.split(",");
        Map<String, String> fields = new HashMap<>();
        for (int n = 0; n < parts.length - (ended ? 0 : 1); n++) {
            int colon = parts[n].lastIndexOf(": ");
            if (colon > 0) {
                String label = parts[n].substring(0, colon).replaceFirst("^[. ]+", "");
                fields.putIfAbsent(label, parts[n].substring(colon + 2).strip());
            }
        }
        return fields;
    }

    /** What the server made of its arguments and its memory, however it was started. */
    private void readLimit(TextLine line) {
        Matcher limit = RUNNING_LIMIT.matcher(line.text());
        if (limit.find()) {
            put(SettingKey.MAX_NUM_SEQS, limit.group(1), line);
        }
        Matcher capacity = CAPACITY.matcher(line.text());
        if (capacity.find()) {
            put(SettingKey.KV_CACHE_TOKENS, capacity.group(1), line);
        }
        Matcher longest = LONGEST.matcher(line.text());
        if (line.ended() && longest.find()) {
            put(SettingKey.MAX_MODEL_LENGTH, longest.group(1), line);
        }
    }

    private void readRetracted(TextLine line) {
        Matcher count = RETRACTED_COUNT.matcher(line.text());
        if (line.ended() && count.find()) {
            retracted += Integer.parseInt(count.group(1));
        }
    }

    private void put(SettingKey key, String value, TextLine line) {
        settings.put(key, new Setting(value, new SourceRef(path, line.number())));
        kept.offer(line);
        kept.keep(line.number(), line.number());
    }

    private void found(TextLine line) {
        if (firstLine == 0) {
            firstLine = line.number();
            kept.offer(line);
            kept.keep(line.number(), line.number());
        }
    }

    private void setDate(String text, TextLine line) {
        Matcher stamp = STAMP.matcher(text);
        if (stamp.find()) {
            settings.putIfAbsent(SettingKey.DATE, new Setting(stamp.group(1), new SourceRef(path, line.number())));
        }
    }

    private static OptionalInt count(String text) {
        return text != null && COUNT.matcher(text).matches()
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }

    private static OptionalDouble number(String text) {
        return text != null && NUMBER.matcher(text).matches()
                ? OptionalDouble.of(Double.parseDouble(text))
                : OptionalDouble.empty();
    }

    private static OptionalDouble share(String text) {
        OptionalDouble number = number(text);
        return number.isPresent() && number.getAsDouble() > 1 ? OptionalDouble.empty() : number;
    }

    @Override
    public Sightings seen() {
        return seen;
    }

    @Override
    public Optional<Told> end() {
        if (firstLine == 0) {
            return Optional.empty();
        }
        endRun(lastLine);
        return Optional.of(new Told(FORMAT, runs, notes.notes(), kept.lines()));
    }

    /** A server that has worked and tells its arguments has been started again. */
    private void startAgain(int line) {
        endRun(line - 1);
        samples = new EngineSamples.Builder(path);
        settings = new EnumMap<>(SettingKey.class);
        retracted = 0;
        firstLine = 0;
    }

    private void endRun(int last) {
        settings.putIfAbsent(SettingKey.ENGINE, new Setting("sglang", new SourceRef(path, firstLine)));
        List<RunPart> parts = samples.count() == 0 ? List.of() : List.of(samples.build());
        runs.add(new ParsedRun(FORMAT, firstLine, last, settings, parts));
    }
}
