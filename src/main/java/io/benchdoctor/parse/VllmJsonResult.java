package io.benchdoctor.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.RunPart;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One object of a saved result while it is read: its keys come in any order and any of them may be missing. */
final class VllmJsonResult {
    private final String path;
    private final int firstLine;
    private final NoteTally notes;
    private final RunFigures figures;
    private final VllmJsonLists lists;
    private int lastLine;

    /** @param lifted what was lifted out of the log before the parser sees it */
    VllmJsonResult(String path, int firstLine, NoteTally notes, Optional<LiftedLists> lifted) {
        this.path = path;
        this.firstLine = firstLine;
        this.notes = notes;
        this.figures = new RunFigures(path, notes);
        this.lists = new VllmJsonLists(notes, lifted);
        this.lastLine = firstLine;
    }

    int firstLine() {
        return firstLine;
    }

    /** Reads from the opening to the closing brace. */
    void read(JsonParser json) throws IOException {
        Runnable unsettled = () -> {};
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            unsettled.run();
            unsettled = () -> {};
            String key = json.currentName();
            JsonToken value = json.nextToken();
            int line = json.currentTokenLocation().getLineNr();
            if (isMisplaced(key, value)) {
                notes.add(Problem.UNREADABLE_NUMBER, key, line);
                json.skipChildren();
            } else if (value == JsonToken.START_ARRAY) {
                lists.read(key, json);
            } else if (value == JsonToken.START_OBJECT) {
                json.skipChildren();
            } else if (value != null) {
                unsettled = scalar(key, value, json);
            }
            lastLine = json.currentLocation().getLineNr();
        }
        unsettled.run();
    }

    /** Whether something else stands where this format has a number or a list of them; {@code null} says nothing. */
    private static boolean isMisplaced(String key, JsonToken value) {
        boolean empty = value == null || value == JsonToken.VALUE_NULL;
        boolean figure = VllmJsonKeys.metric(key).isPresent();
        // A limit or a rate may be written as a word.
        boolean word =
                value == JsonToken.VALUE_STRING && VllmJsonKeys.setting(key).isPresent();
        return !empty
                && (figure && !value.isNumeric() && !word
                        || VllmJsonLists.reads(key) && value != JsonToken.START_ARRAY);
    }

    /** What the value says, once something stands behind it: a number at which the log breaks off is no number. */
    private Runnable scalar(String key, JsonToken value, JsonParser json) throws IOException {
        var metric = VllmJsonKeys.metric(key).filter(id -> value.isNumeric());
        var setting = VllmJsonKeys.setting(key);
        if (metric.isEmpty() && setting.isEmpty()) {
            return () -> {};
        }
        int line = json.currentTokenLocation().getLineNr();
        String text = json.getText();
        double number = value.isNumeric() ? json.getDoubleValue() : Double.NaN;
        return () -> {
            metric.map(id -> new ConsoleLabel(id, VllmJsonKeys.scale(id)))
                    .ifPresent(label -> figures.latest(label, text, number, line));
            setting.ifPresent(known -> setting(known, value, text, line));
        };
    }

    /** A limit of {@code null} is a statement, every other {@code null} is not. */
    private void setting(SettingKey key, JsonToken value, String text, int line) {
        String stated = text;
        if (value == JsonToken.VALUE_NULL) {
            if (key != SettingKey.MAX_CONCURRENCY) {
                return;
            }
            stated = "None";
        } else if (key == SettingKey.REQUEST_RATE && text.equals("Infinity")) {
            stated = "inf";
        } else if (value.isBoolean()) {
            stated = value == JsonToken.VALUE_TRUE ? "True" : "False";
        }
        figures.setting(key, stated, line);
    }

    /** Whether what was read is a result of vLLM's serving benchmark, or enough of one that was cut. */
    boolean isServingResult() {
        boolean named = figures.setting(SettingKey.MODEL).isPresent()
                || figures.setting(SettingKey.BACKEND).isPresent();
        boolean served = figures.has("throughput.requests") && (figures.has("ttft.mean") || figures.has("e2el.mean"));
        return named && (served || lists.hasTimings());
    }

    /** With the first-token times and the gaps of every request. */
    boolean isDetailed() {
        return lists.hasTimings();
    }

    Parsed.ParsedRun run() {
        SourceRef at = new SourceRef(path, firstLine);
        String format = isDetailed() ? VllmJsonFormat.DETAILED : VllmJsonFormat.SUMMARY;
        boolean noneCompleted = figures.value("requests.completed") == 0;
        figures.withoutUnmeasured();
        List<RunPart> parts = new ArrayList<>();
        parts.add(figures.summary(at, lastLine, format));
        lists.timings(at, format, noneCompleted).ifPresent(parts::add);
        return new Parsed.ParsedRun(firstLine, lastLine, figures.settings(), parts);
    }
}
