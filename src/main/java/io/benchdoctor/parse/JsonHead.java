package io.benchdoctor.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/** The keys of the first object of a JSON log, as far as its head shows them. */
final class JsonHead {
    private JsonHead() {}

    /** Top-level keys of the first object; empty when the log does not begin with an object or a list of objects. */
    static Set<String> keys(LogHead head) {
        Set<String> keys = new LinkedHashSet<>();
        char first = head.firstChar();
        if (first != '{' && first != '[') {
            return keys;
        }
        try (JsonParser json = JsonLog.JSON.createParser(head.text().strip())) {
            if (json.nextToken() == JsonToken.START_ARRAY) {
                json.nextToken();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                keys.add(json.currentName());
                json.nextToken();
                json.skipChildren();
            }
        } catch (IOException e) {
            // The head ends in the middle of a value, or the log is broken later on: what stands before it counts.
            return keys;
        }
        return keys;
    }
}
