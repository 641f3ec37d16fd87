package io.benchdoctor.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Walks one object and shows each scalar with its path from that object, such as {@code metrics.duration.avg} or
 * {@code requests.successful[].info.error}: for results that nest deeply and bring their keys in any order.
 */
final class JsonPaths {
    private JsonPaths() {}

    /** Takes what the walk comes across. */
    interface Visitor {
        /** Whether to look into a list, {@code benchmarks}, or an object, in a list {@code benchmarks[]}. */
        boolean enters(String path, int line) throws IOException;

        void value(String path, Scalar value) throws IOException;

        /** The end of an object that was entered. */
        default void ends(String path, int line) throws IOException {}
    }

    /**
     * A number, a text, a truth value or null.
     *
     * @param text as it stands in the log, escapes of a text resolved
     * @param number NaN for all but numbers
     */
    record Scalar(JsonToken token, String text, double number, int line) {
        private static Scalar of(JsonParser json) throws IOException {
            JsonToken token = json.currentToken();
            return new Scalar(
                    token,
                    json.getText(),
                    token.isNumeric() ? json.getDoubleValue() : Double.NaN,
                    JsonPaths.line(json));
        }

        boolean isNumber() {
            return token.isNumeric();
        }

        boolean isText() {
            return token == JsonToken.VALUE_STRING;
        }
    }

    /** From the opening to the closing brace; an object that breaks off is left where it breaks. */
    static void walk(JsonParser json, Visitor visitor) throws IOException {
        Deque<String> open = new ArrayDeque<>();
        open.push("");
        String lastPath = "";
        Scalar last = null;
        while (!open.isEmpty()) {
            JsonToken token = json.nextToken();
            // A number is whole when something follows it: the log may break off behind half of its digits.
            if (last != null) {
                visitor.value(lastPath, last);
                last = null;
            }
            if (token == null) {
                return;
            }
            switch (token) {
                case FIELD_NAME -> {}
                case START_OBJECT, START_ARRAY -> open(json, visitor, open);
                case END_OBJECT -> visitor.ends(open.pop(), line(json));
                case END_ARRAY -> open.pop();
                default -> {
                    lastPath = path(open, json);
                    last = Scalar.of(json);
                }
            }
        }
    }

    private static void open(JsonParser json, Visitor visitor, Deque<String> open) throws IOException {
        String here = path(open, json);
        if (visitor.enters(here, line(json))) {
            open.push(json.isExpectedStartArrayToken() ? here + "[]" : here);
        } else {
            json.skipChildren();
        }
    }

    /** The line on which the current value stands. */
    static int line(JsonParser json) {
        return json.currentTokenLocation().getLineNr();
    }

    private static String path(Deque<String> open, JsonParser json) throws IOException {
        String above = open.peek();
        String name = json.currentName();
        if (name == null) {
            return above;
        }
        return above.isEmpty() ? name : above + "." + name;
    }
}
