package io.benchdoctor.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.parse.TokenRole.Column;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Token timings as JSON objects: one per token, or one per request with all its times. */
final class TokenJson implements JsonLog.Objects {
    private static final String DIRECTIVES = "bench_doctor";

    private final TokenLog log;
    private final TokenRows rows;
    private final TokenRow row = new TokenRow();
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Optional<Column>> columns = new HashMap<>();
    private final Map<TokenRole, Column> seen = new EnumMap<>(TokenRole.class);

    private TokenJson(TokenLog log) {
        this.log = log;
        this.rows = log.rows('.');
    }

    /** @param keys of the first object */
    static boolean recognizes(Set<String> keys) {
        Set<TokenRole> roles = keys.stream()
                .map(TokenRole::column)
                .flatMap(Optional::stream)
                .map(Column::role)
                .collect(Collectors.toSet());
        boolean times = roles.contains(TokenRole.TIME)
                || roles.contains(TokenRole.TIMES)
                || roles.contains(TokenRole.TTFT) && roles.contains(TokenRole.ITLS);
        return keys.contains(DIRECTIVES) || roles.contains(TokenRole.REQUEST) && times;
    }

    /** Reads a log with one object per line: a broken line costs that line only. The number of lines. */
    static int readLines(LogSource source, TokenLog log) throws IOException {
        TokenJson objects = new TokenJson(log);
        int number = 0;
        try (BufferedReader lines = TextOf.reader(source)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank() && line.charAt(0) != '#') {
                    objects.line(line, number);
                }
            }
        }
        log.end(objects.rows);
        return number;
    }

    /** Reads a list of objects, or objects over several lines. The number of lines. */
    static int readWhole(LogSource source, TokenLog log) throws IOException {
        TokenJson objects = new TokenJson(log);
        JsonLog.Walk walk = JsonLog.walk(source, objects);
        walk.notes().forEach(log::note);
        log.end(objects.rows);
        return walk.lines();
    }

    private void line(String line, int number) {
        try (JsonParser json = JsonLog.JSON.createParser(line)) {
            if (json.nextToken() == JsonToken.START_OBJECT && read(json, number) && json.nextToken() == null) {
                return;
            }
            rows.unreadable(number);
        } catch (IOException e) {
            rows.unreadable(number);
        }
    }

    @Override
    public void object(JsonParser json) throws IOException {
        read(json, json.currentTokenLocation().getLineNr());
    }

    @Override
    public void other(int line) {
        rows.unreadable(line);
    }

    private boolean read(JsonParser json, int line) throws IOException {
        text.setLength(0);
        row.begin(text);
        seen.clear();
        boolean directives = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            if (key.equals(DIRECTIVES) && value == JsonToken.START_OBJECT) {
                directives(json, line);
                directives = true;
            } else {
                Optional<Column> column = columns.computeIfAbsent(key, TokenRole::column);
                if (column.isPresent()) {
                    value(column.get(), value, json, line);
                } else {
                    json.skipChildren();
                }
            }
        }
        if (json.currentToken() != JsonToken.END_OBJECT) {
            return false;
        }
        if (!directives || !seen.isEmpty()) {
            rows.row(row, line);
        }
        return true;
    }

    private void directives(JsonParser json, int line) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            if (json.nextToken().isScalarValue()) {
                log.directives().put(key, json.getText(), line);
            }
            json.skipChildren();
        }
    }

    private void value(Column column, JsonToken value, JsonParser json, int line) throws IOException {
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        Column other = seen.putIfAbsent(column.role(), column);
        if (other != null && !other.name().equals(column.name())) {
            log.refuse(Problem.AMBIGUOUS_COLUMNS, other.name() + ", " + column.name(), line);
        }
        boolean list = column.role() == TokenRole.TIMES || column.role() == TokenRole.ITLS;
        if (value == JsonToken.START_ARRAY && list) {
            list(column, json);
        } else if (value.isScalarValue()) {
            int start = text.length();
            text.append(json.getText());
            row.put(column.role(), column.unit(), start, text.length());
        } else {
            json.skipChildren();
        }
    }

    private void list(Column column, JsonParser json) throws IOException {
        row.put(column.role(), column.unit(), text.length(), text.length());
        for (JsonToken item = json.nextToken(); item != JsonToken.END_ARRAY; item = json.nextToken()) {
            int start = text.length();
            if (item.isScalarValue()) {
                text.append(json.getText());
            } else {
                json.skipChildren();
            }
            row.item(start, text.length());
        }
    }
}
