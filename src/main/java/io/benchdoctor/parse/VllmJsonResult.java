package io.benchdoctor.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.Metric;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.RunPart;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One object of a saved result while it is read: its keys come in any order and any of them may be missing. */
final class VllmJsonResult {
    /** The largest number up to which a double counts in ones; no figure of a benchmark comes near it. */
    private static final double MAX_FIGURE = 0x1p53;

    private final String path;
    private final int firstLine;
    private final NoteTally notes;
    private final Map<String, Reported> reported = new LinkedHashMap<>();
    private final Map<String, Reported> unmeasured = new HashMap<>();
    private final Map<SettingKey, Setting> settings = new EnumMap<>(SettingKey.class);
    private final VllmJsonLists lists;
    private int lastLine;

    VllmJsonResult(String path, int firstLine, NoteTally notes) {
        this.path = path;
        this.firstLine = firstLine;
        this.notes = notes;
        this.lists = new VllmJsonLists(notes);
        this.lastLine = firstLine;
    }

    int firstLine() {
        return firstLine;
    }

    /** Reads from the opening to the closing brace. */
    void read(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_ARRAY) {
                lists.read(key, json);
            } else if (value == JsonToken.START_OBJECT) {
                json.skipChildren();
            } else if (value != null) {
                scalar(key, value, json);
            }
            lastLine = json.currentLocation().getLineNr();
        }
    }

    private void scalar(String key, JsonToken value, JsonParser json) throws IOException {
        var metric = VllmJsonKeys.metric(key);
        var setting = VllmJsonKeys.setting(key);
        if (metric.isEmpty() && setting.isEmpty()) {
            return;
        }
        int line = json.currentTokenLocation().getLineNr();
        String text = json.getText();
        if (metric.isPresent() && value.isNumeric()) {
            figure(metric.get(), text, json.getDoubleValue(), line);
        }
        setting.ifPresent(known -> setting(known, value, text, line));
    }

    private void figure(String metric, String text, double value, int line) {
        boolean noRateLimit = metric.equals("rate.offered") && value == Double.POSITIVE_INFINITY;
        if (noRateLimit) {
            return;
        }
        if (!(value >= 0 && value <= MAX_FIGURE)) {
            notes.add(Problem.IMPOSSIBLE_NUMBER, metric, line);
            return;
        }
        Quantity quantity = new Quantity(
                value * VllmJsonKeys.scale(metric), Metric.unit(metric).orElseThrow());
        reported.put(metric, new Reported(quantity, text, new SourceRef(path, line)));
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
        if (!stated.isBlank()) {
            settings.putIfAbsent(key, new Setting(stated, new SourceRef(path, line)));
        }
    }

    /** Whether what was read is a result of vLLM's serving benchmark, or enough of one that was cut. */
    boolean isServingResult() {
        boolean named = settings.containsKey(SettingKey.MODEL) || settings.containsKey(SettingKey.BACKEND);
        boolean served = reported.containsKey("throughput.requests")
                && (reported.containsKey("ttft.mean") || reported.containsKey("e2el.mean"));
        return named && (served || lists.hasTimings());
    }

    /** With the first-token times and the gaps of every request. */
    boolean isDetailed() {
        return lists.hasTimings();
    }

    Parsed.ParsedRun run() {
        SourceRef at = new SourceRef(path, firstLine);
        String format = isDetailed() ? VllmJsonFormat.DETAILED : VllmJsonFormat.SUMMARY;
        boolean noneCompleted = completed() == 0;
        withoutUnmeasured();
        List<RunPart> parts = new ArrayList<>();
        parts.add(new RunPart.BenchSummary(at, lastLine, format, reported, unmeasured));
        lists.timings(at, format, noneCompleted).ifPresent(parts::add);
        return new Parsed.ParsedRun(firstLine, lastLine, settings, parts);
    }

    /** −1 when the log does not say. */
    private double completed() {
        Reported completed = reported.get("requests.completed");
        return completed == null ? -1 : completed.quantity().value();
    }

    /** The client writes 0.0 for every statistic of an empty list; such a family is missing, not zero. */
    private void withoutUnmeasured() {
        for (String family : List.of("ttft", "tpot", "itl", "e2el", "clientQueue", "e2elQueued")) {
            String prefix = family + ".";
            List<String> ids = reported.keySet().stream()
                    .filter(id -> id.startsWith(prefix))
                    .toList();
            boolean zero = !ids.isEmpty()
                    && ids.stream().allMatch(id -> reported.get(id).quantity().value() == 0);
            boolean canBeZero = family.equals("clientQueue") && completed() != 0;
            if (zero && !canBeZero) {
                notes.add(
                        Problem.ZERO_MEANS_UNMEASURED,
                        family,
                        reported.get(ids.get(0)).at().line());
                ids.forEach(id -> unmeasured.put(id, reported.remove(id)));
            }
        }
    }
}
