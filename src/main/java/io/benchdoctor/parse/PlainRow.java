package io.benchdoctor.parse;

import io.benchdoctor.parse.TokenRole.Column;

/**
 * The row of nearly every table of token times: a name, an index, a time, in the order of the header, and nothing else. Such
 * a row is read in one pass over its characters; any other, however slightly it differs, is left to {@link TokenTable},
 * which reads the same from it as this would.
 */
final class PlainRow implements CharLine.Taker {
    /** So many digits surely fit. */
    private static final int MAX_INDEX_DIGITS = 8;

    private static final int MAX_TIME_DIGITS = 18;

    private final char separator;
    private final Column[] columns;
    private final TokenRows rows;
    private final CharLine line;
    private int nameFrom;
    private int nameTo;
    private int hash;
    private int index;
    private long whole;
    private long decimals;
    private int decimalDigits;
    private long unit;
    private long read;

    private PlainRow(char separator, Column[] columns, TokenRows rows, CharLine line) {
        this.separator = separator;
        this.columns = columns;
        this.rows = rows;
        this.line = line;
    }

    /** Takes no row of a table with other columns. */
    static CharLine.Taker of(char separator, Column[] columns, TokenRows rows, CharLine line) {
        boolean named = false;
        boolean timed = false;
        for (Column column : columns) {
            TokenRole role = column == null ? null : column.role();
            if (role != TokenRole.REQUEST && role != TokenRole.INDEX && role != TokenRole.TIME) {
                return (text, from, to) -> -1;
            }
            named |= role == TokenRole.REQUEST;
            timed |= role == TokenRole.TIME;
        }
        return named && timed ? new PlainRow(separator, columns, rows, line) : (text, from, to) -> -1;
    }

    @Override
    public int take(char[] text, int from, int to) {
        if (from >= to || text[from] == '#') {
            return -1;
        }
        index = TokenEvents.NO_INDEX;
        int at = from;
        for (int column = 0; column < columns.length; column++) {
            int end = field(columns[column], text, at, to);
            if (end < 0) {
                return -1;
            }
            at = column == columns.length - 1 ? behindLine(text, end, to) : behindSeparator(text, end);
            if (at < 0) {
                return -1;
            }
        }
        return rows.plain(this, text, line.number() + 1) ? at : -1;
    }

    /** Number of the request that the row taken last names. */
    int request(RequestNames names, char[] text) {
        return names.numberOf(hash, text, nameFrom, nameTo);
    }

    int index() {
        return index;
    }

    boolean read(StampReader stamp) {
        return stamp.take(whole, decimals, decimalDigits, unit);
    }

    private int behindSeparator(char[] text, int at) {
        return text[at] == separator ? at + 1 : -1;
    }

    /** A CR at the end of what was read may be half of a line end. */
    private static int behindLine(char[] text, int at, int to) {
        if (text[at] == '\n') {
            return at + 1;
        }
        return text[at] == '\r' && at + 1 < to && text[at + 1] == '\n' ? at + 2 : -1;
    }

    /** Index of the character behind the field; −1 where it is not plain, or goes on behind what was read. */
    private int field(Column column, char[] text, int from, int to) {
        int end =
                switch (column.role()) {
                    case REQUEST -> name(text, from, to);
                    case INDEX -> index(text, from, to);
                    default -> time(column.unit(), text, from, to);
                };
        return end > from && end < to ? end : -1;
    }

    private int name(char[] text, int from, int to) {
        int sum = 0;
        int at = from;
        while (at < to && text[at] != separator && text[at] > ' ' && text[at] != '"') {
            sum = sum * 31 + text[at++];
        }
        nameFrom = from;
        nameTo = at;
        hash = sum;
        return at;
    }

    private int index(char[] text, int from, int to) {
        int value = 0;
        int at = from;
        while (at < to && isDigit(text[at])) {
            value = value * 10 + (text[at++] - '0');
            if (at - from > MAX_INDEX_DIGITS) {
                return -1;
            }
        }
        index = value;
        return at;
    }

    private int time(long unitOfColumn, char[] text, int from, int to) {
        unit = unitOfColumn;
        int at = digits(text, from, to);
        whole = read;
        decimals = 0;
        decimalDigits = 0;
        if (at > from && at < to && text[at] == '.') {
            int begin = at + 1;
            at = digits(text, begin, to);
            decimals = read;
            decimalDigits = at - begin;
            return decimalDigits > 0 ? at : -1;
        }
        return at;
    }

    private int digits(char[] text, int from, int to) {
        long value = 0;
        int at = from;
        while (at < to && isDigit(text[at])) {
            value = value * 10 + (text[at++] - '0');
            if (at - from > MAX_TIME_DIGITS) {
                return -1;
            }
        }
        read = value;
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
