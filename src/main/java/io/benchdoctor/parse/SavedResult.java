package io.benchdoctor.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.benchdoctor.model.RunPart;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One object of a tool's saved results while it is read: its keys come in any order and any of them may be missing. */
final class SavedResult {
    /** No result is nested deeper; what is, holds nothing of ours. */
    private static final int MAX_DEPTH = 4;

    private final SavedKeys keys;
    private final String path;
    private final int firstLine;
    private final RunFigures figures;
    private final VllmJsonLists lists;
    private int lastLine;

    SavedResult(SavedKeys keys, String path, int firstLine, NoteTally notes) {
        this.keys = keys;
        this.path = path;
        this.firstLine = firstLine;
        this.figures = new RunFigures(path, notes);
        this.lists = new VllmJsonLists(notes);
        this.lastLine = firstLine;
    }

    /** Reads from the opening to the closing brace. */
    void read(JsonParser json) throws IOException {
        read(json, "", 1);
    }

    private void read(JsonParser json, String above, int depth) throws IOException {
        Runnable unsettled = () -> {};
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            unsettled.run();
            unsettled = () -> {};
            String key = above + json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_OBJECT && depth < MAX_DEPTH) {
                read(json, key + ".", depth + 1);
            } else if (value == JsonToken.START_ARRAY && keys.listsRequests()) {
                lists.read(key, json);
            } else if (value != null && value.isScalarValue()) {
                unsettled = scalar(key, value, json);
            } else {
                json.skipChildren();
            }
            lastLine = json.currentLocation().getLineNr();
        }
        unsettled.run();
    }

    /** What the value says, once something stands behind it: a number at which the log breaks off is no number. */
    private Runnable scalar(String key, JsonToken value, JsonParser json) throws IOException {
        Optional<ConsoleLabel> label = keys.figure(key).filter(known -> value.isNumeric());
        Optional<SettingKey> setting = keys.setting(key);
        if (label.isEmpty() && setting.isEmpty()) {
            return () -> {};
        }
        int line = json.currentTokenLocation().getLineNr();
        String text = json.getText();
        double number = value.isNumeric() ? json.getDoubleValue() : Double.NaN;
        return () -> {
            label.ifPresent(known -> figures.latest(known, text, number, line));
            setting.ifPresent(known -> figures.setting(known, stated(known, value, text), line));
        };
    }

    /** A limit of {@code null} is a statement, every other {@code null} is none. */
    private static String stated(SettingKey key, JsonToken value, String text) {
        return switch (value) {
            case VALUE_NULL -> key == SettingKey.MAX_CONCURRENCY ? "None" : "";
            case VALUE_TRUE -> "True";
            case VALUE_FALSE -> "False";
            default -> key == SettingKey.REQUEST_RATE && text.equals("Infinity") ? "inf" : text;
        };
    }

    /** The run that the object tells of; empty when it is no result, or too little of one that was cut. */
    Optional<Parsed.ParsedRun> run() {
        boolean noneCompleted = figures.value("requests.completed") == 0;
        if (!keys.complete(figures)) {
            return Optional.empty();
        }
        figures.withoutUnmeasured();
        var at = new SourceRef(path, firstLine);
        List<RunPart> parts = new ArrayList<>();
        parts.add(figures.summary(at, lastLine, keys.format()));
        if (keys.listsRequests() && !figures.unstreamed()) {
            lists.timings(at, keys.format(), noneCompleted, keys.sharesGaps(figures))
                    .ifPresent(parts::add);
        }
        return Optional.of(new Parsed.ParsedRun(firstLine, lastLine, figures.settings(), parts));
    }
}
