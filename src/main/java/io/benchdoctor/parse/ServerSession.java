package io.benchdoctor.parse;

import io.benchdoctor.model.EngineSample;
import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.model.RunPart;
import io.benchdoctor.model.RunPart.ServerEvents;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server from one start to the next: what it said while it did. */
final class ServerSession {
    /** What only a server logs while it starts. */
    static final Mark[] START_UP = {
        Mark.piece("GPU KV cache size"),
        Mark.piece("Initializing a"),
        Mark.piece("Model loading took"),
        Mark.piece("API server version")
    };

    private static final int MAX_ERRORS_SHOWN = 5;
    private static final Pattern ANSWER = Pattern.compile("\"POST \\S+ HTTP/\\d(?:\\.\\d)?\" (\\d{3})\\b");
    private static final Pattern COUNTER =
            Pattern.compile("total_(?:num_)?cumulative_preemption(?:_cnt)?=(\\d{1,9})\\b");

    private final String path;
    private final int firstLine;
    private final ServerStart start;
    private final EngineSamples.Builder samples;
    /** By status, which has three digits; without room as long as none was told. */
    private int[] responses = {};

    private final List<SourceRef> firstErrors = new ArrayList<>();
    private final DraftTally drafts;
    private final ExpertTally experts;
    private final LogClock clock = new LogClock();
    private OptionalInt preemptions = OptionalInt.empty();
    private Optional<SourceRef> outOfFiles = Optional.empty();
    private String firstStamp = "";
    private int firstStampLine;
    private int errors;
    private int warnings;
    private boolean served;
    private boolean startUpSeen;

    ServerSession(String path, int firstLine) {
        this.path = path;
        this.firstLine = firstLine;
        this.start = new ServerStart(path);
        this.samples = new EngineSamples.Builder(path);
        this.drafts = new DraftTally(path);
        this.experts = new ExpertTally(path);
    }

    /** Whether the server has begun to work, so that a start that follows is another one. */
    boolean served() {
        return served;
    }

    /** Whether a line stood here that only a server writes while it starts. */
    boolean startUpSeen() {
        return startUpSeen;
    }

    boolean hasStatistics() {
        return samples.count() > 0;
    }

    void add(EngineSample sample) {
        served = true;
        samples.add(sample);
    }

    /** The clock of a stamp, counted on over New Year. */
    OptionalDouble clock(LoggerLine line) {
        return clock.read(line.stamp());
    }

    /** Counts an answer to a request; asking for metrics or health is none. */
    void readAnswer(String text) {
        Matcher answer = ANSWER.matcher(text);
        if (answer.find()) {
            answered(Integer.parseInt(answer.group(1)));
        }
    }

    void answered(int status) {
        served = true;
        if (responses.length == 0) {
            responses = new int[1000];
        }
        responses[status]++;
    }

    private Map<Integer, Integer> responses() {
        Map<Integer, Integer> counted = new TreeMap<>();
        for (int status = 0; status < responses.length; status++) {
            if (responses[status] > 0) {
                counted.put(status, responses[status]);
            }
        }
        return counted;
    }

    void readMessage(TextLine line, LoggerLine logged) {
        stamp(logged, line.number());
        String message = logged.message();
        if (logged.isError()) {
            errors++;
            if (firstErrors.size() < MAX_ERRORS_SHOWN) {
                firstErrors.add(new SourceRef(path, line.number()));
            }
        } else if (logged.isWarning()) {
            warnings++;
        }
        drafts.read(message, line);
        experts.read(message, line);
        readRefusal(message, line);
        if (message.contains("cumulative_preemption")) {
            readCounter(message, line.ended());
        }
        startUpSeen |= isStartUp(message);
        if (served) {
            start.readServing(line, message);
        } else {
            start.readMessage(line, message);
        }
    }

    /** The engine's own warning that this may come one day is not yet it. */
    private void readRefusal(String text, TextLine line) {
        boolean said = line.has(Word.OUT_OF_FILES) && text.contains(Word.OUT_OF_FILES.text());
        if (outOfFiles.isEmpty() && said && !text.contains("ulimit")) {
            outOfFiles = Optional.of(new SourceRef(path, line.number()));
        }
    }

    private void readCounter(String message, boolean ended) {
        Matcher counter = COUNTER.matcher(message);
        if (ended && counter.find()) {
            preemptions = OptionalInt.of(Integer.parseInt(counter.group(1)));
        }
    }

    void stamp(LoggerLine logged, int line) {
        if (firstStamp.isEmpty()) {
            firstStamp = logged.stamp();
            firstStampLine = line;
        }
    }

    private static boolean isStartUp(String message) {
        for (Mark mark : START_UP) {
            if (mark.in(message)) {
                return true;
            }
        }
        return false;
    }

    void readPlain(TextLine line) {
        readRefusal(line.text(), line);
        if (line.has(Word.STARTED) || OfflineConsole.isResult(line.text())) {
            served = true;
        } else if (!served) {
            start.readPlain(line);
        }
    }

    ParsedRun run(int lastLine) {
        Map<SettingKey, Setting> settings = start.settings();
        settings.putIfAbsent(SettingKey.ENGINE, new Setting("vllm", new SourceRef(path, firstLine)));
        if (!firstStamp.isEmpty()) {
            settings.put(SettingKey.DATE, new Setting(firstStamp, new SourceRef(path, firstStampLine)));
        }
        List<RunPart> parts = new ArrayList<>();
        if (hasStatistics()) {
            parts.add(samples.build());
        }
        drafts.drafts().ifPresent(parts::add);
        experts.load().ifPresent(parts::add);
        parts.add(new ServerEvents(
                new SourceRef(path, firstLine), preemptions, responses(), warnings, errors, firstErrors, outOfFiles));
        return new ParsedRun(ServerLogReader.FORMAT, firstLine, lastLine, settings, parts);
    }
}
