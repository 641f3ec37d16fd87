package io.benchdoctor.parse;

import io.benchdoctor.parse.BenchConsole.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines of nearly every printed block, read by hand: a label, a colon and a decimal number or nothing, or a line of dashes or equals
 * signs. A block that has any other line is left to {@link BenchConsole}, whose grammar reads the same from these.
 */
final class PlainBlockRow {
    /** What the grammar takes for a line of its own, which holds no row. */
    private static final String RULE = "=====";

    private static final String DASHES = "-----";

    private PlainBlockRow() {}

    /** The rows of a block of which every line is plain; empty for any other block. */
    static Optional<List<Row>> all(List<String> lines) {
        List<Row> rows = new ArrayList<>(lines.size());
        for (int n = 0; n < lines.size(); n++) {
            String line = lines.get(n);
            if (line.startsWith(DASHES) || line.startsWith(RULE) && isRule(line)) {
                continue;
            }
            int colon = line.indexOf(':');
            if (colon <= 0 || !isLabel(line, colon)) {
                return Optional.empty();
            }
            String value = line.substring(colon + 1).strip();
            if (!value.isEmpty() && !isDecimal(value)) {
                return Optional.empty();
            }
            rows.add(new Row(n, line.substring(0, colon).strip(), value, !value.isEmpty()));
        }
        return Optional.of(rows);
    }

    private static boolean isRule(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) != '=') {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing but words stands before the colon, none of which begins as a line or a sign would. */
    private static boolean isLabel(String line, int colon) {
        boolean begins = true;
        for (int i = 0; i < colon; i++) {
            char c = line.charAt(i);
            if (c < ' ' || c > '~' || begins && (c == '=' || c == '-')) {
                return false;
            }
            begins = c == ' ';
        }
        return line.charAt(0) != ' ';
    }

    private static boolean isDecimal(String value) {
        int points = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            points += c == '.' ? 1 : 0;
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return points <= 1 && value.charAt(0) != '.';
    }
}
