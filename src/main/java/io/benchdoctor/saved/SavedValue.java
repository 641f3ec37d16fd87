package io.benchdoctor.saved;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.benchdoctor.saved.SavedReportException.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A value of a saved report that knows its field and its line, and answers only what it is. */
final class SavedValue {
    /** Longer than any text that the program writes. */
    private static final int LONGEST_TEXT = 20_000;

    /** More values than the largest run has. */
    private static final int MOST_VALUES = 500_000;

    private final String field;
    private final int line;
    private final Object value;

    private SavedValue(String field, int line, Object value) {
        this.field = field;
        this.line = line;
        this.value = value;
    }

    /** Reads the value at which the parser stands. */
    static SavedValue read(JsonParser json, String field) throws IOException, SavedReportException {
        return read(json, field, new int[] {MOST_VALUES});
    }

    private static SavedValue read(JsonParser json, String field, int[] left) throws IOException, SavedReportException {
        int line = json.currentTokenLocation().getLineNr();
        if (left[0]-- == 0) {
            throw new SavedReportException(Problem.TOO_LARGE, line, field);
        }
        JsonToken token = json.currentToken();
        if (token == null) {
            throw new SavedReportException(Problem.NOT_JSON, line, field);
        }
        Object value =
                switch (token) {
                    case START_OBJECT -> object(json, left);
                    case START_ARRAY -> array(json, field, left);
                    case VALUE_STRING -> json.getText();
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDoubleValue();
                    case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
                    case VALUE_NULL -> Optional.empty();
                    default -> throw new SavedReportException(Problem.NOT_JSON, line, field);
                };
        return new SavedValue(field, line, value);
    }

    private static Map<String, SavedValue> object(JsonParser json, int[] left)
            throws IOException, SavedReportException {
        Map<String, SavedValue> fields = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            fields.put(name, read(json, name, left));
        }
        return fields;
    }

    private static List<SavedValue> array(JsonParser json, String field, int[] left)
            throws IOException, SavedReportException {
        List<SavedValue> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(json, field, left));
        }
        return items;
    }

    int line() {
        return line;
    }

    boolean isNull() {
        return value instanceof Optional;
    }

    @SuppressWarnings("unchecked")
    Map<String, SavedValue> fields() throws SavedReportException {
        if (value instanceof Map) {
            return (Map<String, SavedValue>) value;
        }
        throw wrong();
    }

    @SuppressWarnings("unchecked")
    List<SavedValue> items() throws SavedReportException {
        if (value instanceof List) {
            return (List<SavedValue>) value;
        }
        throw wrong();
    }

    /** A field that must be there. */
    SavedValue need(String name) throws SavedReportException {
        SavedValue found = fields().get(name);
        if (found == null) {
            throw new SavedReportException(Problem.LACKS, line, name);
        }
        return found;
    }

    /** A field that may be there; one that is null is not. */
    Optional<SavedValue> find(String name) throws SavedReportException {
        return Optional.ofNullable(fields().get(name)).filter(found -> !found.isNull());
    }

    String text() throws SavedReportException {
        if (value instanceof String text) {
            if (text.length() > LONGEST_TEXT) {
                throw new SavedReportException(Problem.TOO_LARGE, line, field);
            }
            return text;
        }
        throw wrong();
    }

    List<String> texts() throws SavedReportException {
        List<String> texts = new ArrayList<>();
        for (SavedValue item : items()) {
            texts.add(item.text());
        }
        return texts;
    }

    /** A finite number. */
    double number() throws SavedReportException {
        if (value instanceof Double number && Double.isFinite(number)) {
            return number;
        }
        throw wrong();
    }

    /** A number, or the name of one that JSON cannot write. */
    double anyNumber() throws SavedReportException {
        if (value instanceof String name) {
            return switch (name) {
                case "NaN" -> Double.NaN;
                case "Infinity" -> Double.POSITIVE_INFINITY;
                case "-Infinity" -> Double.NEGATIVE_INFINITY;
                default -> throw wrong();
            };
        }
        return number();
    }

    /** A whole number from {@code least} on. */
    int whole(int least) throws SavedReportException {
        double number = number();
        if (number != Math.rint(number) || number < least || number > Integer.MAX_VALUE) {
            throw wrong();
        }
        return (int) number;
    }

    long bytes() throws SavedReportException {
        double number = number();
        if (number != Math.rint(number) || number < 0) {
            throw wrong();
        }
        return (long) number;
    }

    boolean flag() throws SavedReportException {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrong();
    }

    /** The constant of this id. */
    <E> E oneOf(E[] constants, Function<E, String> id) throws SavedReportException {
        String wanted = text();
        for (E constant : constants) {
            if (id.apply(constant).equals(wanted)) {
                return constant;
            }
        }
        throw unknown(wanted);
    }

    SavedReportException wrong() {
        return new SavedReportException(Problem.WRONG, line, field);
    }

    SavedReportException unknown(String id) {
        return new SavedReportException(Problem.UNKNOWN, line, id);
    }
}
