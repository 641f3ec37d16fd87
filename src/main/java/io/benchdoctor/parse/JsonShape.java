package io.benchdoctor.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which keys the first object of a JSON log has, as far as its head shows them.
 *
 * @param list whether the root is a list; its first element is what the keys describe
 * @param values scalar text by path, such as {@code metadata.guidellm_version} or {@code workloads[].requests[].id};
 *     an object or a list stands as empty text; not deeper than six steps
 * @param lines where each of them stands first
 */
record JsonShape(boolean list, Map<String, String> values, Map<String, Integer> lines) {
    private static final int MAX_DEPTH = 6;
    private static final int MAX_TOP_KEYS = 8;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** Empty when the text is no JSON: one value, or lines that each hold one object, the last of them possibly cut. */
    static Optional<JsonShape> of(String text) {
        String start = text.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return Optional.empty();
        }
        var shape = new JsonShape(start.startsWith("["), new LinkedHashMap<>(), new HashMap<>());
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            boolean ended = shape.walk(parser);
            JsonToken next = ended ? parser.nextToken() : null;
            boolean another = next == null || next == JsonToken.START_OBJECT || next == JsonToken.START_ARRAY;
            return another ? Optional.of(shape) : Optional.empty();
        } catch (IOException cut) {
            return shape.values.isEmpty() ? Optional.empty() : shape.despite(start);
        }
    }

    boolean has(String... paths) {
        for (String path : paths) {
            if (!values.containsKey(path)) {
                return false;
            }
        }
        return true;
    }

    /** The line of a key; 0 when there is none. */
    int line(String path) {
        return lines.getOrDefault(path, 0);
    }

    /** The line of the first key that begins so; 0 when there is none. */
    int lineOfKeyStarting(String start) {
        return values.keySet().stream()
                .filter(path -> path.startsWith(start))
                .findFirst()
                .map(lines::get)
                .orElse(0);
    }

    boolean says(String path, String value) {
        return value.equals(values.get(path));
    }

    /** The names and paths of everything seen of the object. */
    Set<String> keys() {
        return values.keySet();
    }

    /** The first keys of the object, for telling a person what the file holds. */
    List<String> topKeys() {
        return values.keySet().stream()
                .filter(path -> path.indexOf('.') < 0 && !path.endsWith("[]"))
                .limit(MAX_TOP_KEYS)
                .toList();
    }

    /** A broken text is JSON all the same when it broke behind keys; one object on the first line may just open a log. */
    private Optional<JsonShape> despite(String start) {
        List<String> lines = start.lines().filter(line -> !line.isBlank()).toList();
        if (!lines.get(0).stripTrailing().endsWith("}")) {
            return Optional.of(this);
        }
        long objects = lines.stream().filter(line -> line.startsWith("{")).count();
        return objects * 2 >= lines.size() ? Optional.of(this) : Optional.empty();
    }

    /** Reads the first object; whether it came to its end. */
    private boolean walk(JsonParser parser) throws IOException {
        Deque<String> steps = new ArrayDeque<>();
        JsonToken token = parser.currentToken();
        while (token != null) {
            switch (token) {
                case FIELD_NAME -> {}
                case START_OBJECT, START_ARRAY -> {
                    String here = path(steps, parser.currentName());
                    note(steps, here, "", parser);
                    steps.push(token == JsonToken.START_ARRAY ? here + "[]" : here);
                }
                case END_OBJECT, END_ARRAY -> {
                    steps.pop();
                    if (steps.isEmpty() || list && steps.size() == 1) {
                        return steps.isEmpty();
                    }
                }
                default -> note(steps, path(steps, parser.currentName()), parser.getText(), parser);
            }
            token = parser.nextToken();
        }
        return false;
    }

    private String path(Deque<String> steps, String name) {
        String above = steps.isEmpty() ? "" : steps.peek();
        if (above.equals("[]")) {
            above = "";
        }
        if (name == null) {
            return above;
        }
        return above.isEmpty() ? name : above + "." + name;
    }

    private void note(Deque<String> steps, String path, String value, JsonParser at) {
        if (!path.isEmpty() && steps.size() <= MAX_DEPTH && values.putIfAbsent(path, value) == null) {
            lines.put(path, at.currentTokenLocation().getLineNr());
        }
    }
}
