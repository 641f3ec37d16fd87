package io.benchdoctor.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Reads one JSON object into {@link Fields}. A short list of words, such as a command, becomes one text with each word in
 * quotation marks. Texts longer than any figure or name, and lists of anything else but numbers, are passed over; the objects in a list are handed on one by one, so that a list of any length needs no room.
 */
final class JsonFields {
    /** No result nests deeper; what does is no result. */
    private static final int MAX_DEPTH = 12;
    /** The last line of a traceback and the path of a model are shorter. */
    private static final int MAX_TEXT = 2000;

    private final Fields into;
    private final Elements elements;

    private JsonFields(Fields into, Elements elements) {
        this.into = into;
        this.elements = elements;
    }

    /** Takes the objects that stand in lists. */
    interface Elements {
        /**
         * Reads from the opening brace to the closing one, where the list under the path is wanted; else leaves the parser
         * where it is.
         *
         * @param path such as {@code workloads[]}
         */
        void take(String path, JsonParser json) throws IOException;

        Elements NONE = (path, json) -> {};
    }

    /** Reads from the opening brace to the closing one. What was read before an exception stays in the fields. */
    static void read(JsonParser json, Fields into, Elements elements) throws IOException {
        new JsonFields(into, elements).object(json, "", 1);
    }

    /** The fields of an object without lists of objects. */
    static Fields of(JsonParser json) throws IOException {
        Fields fields = new Fields();
        read(json, fields, Elements.NONE);
        return fields;
    }

    private void object(JsonParser json, String prefix, int depth) throws IOException {
        JsonToken token = json.nextToken();
        while (token == JsonToken.FIELD_NAME) {
            String path = prefix + json.currentName();
            JsonToken value = json.nextToken();
            Field scalar = null;
            if (value == JsonToken.START_OBJECT) {
                nested(json, path + ".", depth + 1);
            } else if (value == JsonToken.START_ARRAY) {
                array(json, path + "[]");
            } else if (value != JsonToken.VALUE_NULL && json.getTextLength() <= MAX_TEXT) {
                scalar = new Field(json.getText(), json.currentTokenLocation().getLineNr());
            }
            token = json.nextToken();
            // Only now is it sure that a number does not go on behind the end of a log that was cut.
            if (scalar != null) {
                into.put(path, scalar);
            }
        }
    }

    private void nested(JsonParser json, String prefix, int depth) throws IOException {
        if (depth <= MAX_DEPTH) {
            object(json, prefix, depth);
        } else {
            json.skipChildren();
        }
    }

    private void array(JsonParser json, String path) throws IOException {
        Doubles numbers = new Doubles();
        StringBuilder words = new StringBuilder();
        int line = json.currentTokenLocation().getLineNr();
        boolean onlyScalars = true;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                elements.take(path, json);
            }
            onlyScalars &= !token.isStructStart();
            // Where nobody took the object the parser still stands at its opening.
            json.skipChildren();
            numbers.add(token.isNumeric() ? json.getDoubleValue() : Double.NaN);
            if (token == JsonToken.VALUE_STRING && words.length() <= MAX_TEXT && json.getTextLength() <= MAX_TEXT) {
                words.append('"').append(json.getText()).append("\" ");
            }
        }
        if (!words.isEmpty() && words.length() <= MAX_TEXT) {
            into.put(path, new Field(words.toString(), line));
        }
        if (onlyScalars) {
            into.putList(path, numbers);
        }
    }
}
