package io.benchdoctor.parse;

import java.util.Arrays;

/**
 * One row of a token timing log as pieces of text by role, whatever shape it came in. Used again for every row, so that
 * reading millions of them allocates nothing.
 */
final class TokenRow {
    private static final int MAX_COUNT_DIGITS = 8;

    private final int[] from = new int[TokenRole.COUNT];
    private final int[] to = new int[TokenRole.COUNT];
    private final long[] units = new long[TokenRole.COUNT];
    private final Ints listFrom = new Ints();
    private final Ints listTo = new Ints();
    private int listSize;
    private CharSequence text = "";

    /** Begins a row whose fields are pieces of this text. */
    void begin(CharSequence line) {
        text = line;
        Arrays.fill(from, -1);
        listSize = 0;
    }

    void put(TokenRole role, long unit, int start, int end) {
        from[role.ordinal()] = start;
        to[role.ordinal()] = end;
        units[role.ordinal()] = unit;
    }

    /** Where one of two durations names its unit and the other does not, the other is in seconds, as vLLM writes it. */
    void alignUnits(TokenRole one, TokenRole other) {
        long first = units[one.ordinal()];
        long second = units[other.ordinal()];
        if (has(one) && has(other) && (first == 0) != (second == 0)) {
            units[one.ordinal()] = first == 0 ? TokenUnit.S.nanos() : first;
            units[other.ordinal()] = second == 0 ? TokenUnit.S.nanos() : second;
        }
    }

    void item(int start, int end) {
        if (listSize < listFrom.size()) {
            listFrom.set(listSize, start);
            listTo.set(listSize, end);
        } else {
            listFrom.add(start);
            listTo.add(end);
        }
        listSize++;
    }

    int listSize() {
        return listSize;
    }

    boolean readItem(int item, TokenRole role, StampReader stamp) {
        return stamp.read(text, listFrom.get(item), listTo.get(item), units[role.ordinal()]);
    }

    boolean has(TokenRole role) {
        return from[role.ordinal()] >= 0;
    }

    /** Present and not blank. */
    boolean says(TokenRole role) {
        if (!has(role)) {
            return false;
        }
        for (int i = from[role.ordinal()]; i < to[role.ordinal()]; i++) {
            if (text.charAt(i) > ' ') {
                return true;
            }
        }
        return false;
    }

    boolean read(TokenRole role, StampReader stamp) {
        return stamp.read(text, from[role.ordinal()], to[role.ordinal()], units[role.ordinal()]);
    }

    int request(RequestNames names) {
        if (!has(TokenRole.REQUEST)) {
            return names.numberOf("", 0, 0);
        }
        return names.numberOf(text, from[TokenRole.REQUEST.ordinal()], to[TokenRole.REQUEST.ordinal()]);
    }

    String text(TokenRole role) {
        return has(role)
                ? text.subSequence(from[role.ordinal()], to[role.ordinal()])
                        .toString()
                        .strip()
                : "";
    }

    /** A whole number that is not negative; −1 for anything else. */
    int count(TokenRole role) {
        if (!has(role)) {
            return -1;
        }
        int value = 0;
        int start = from[role.ordinal()];
        for (int i = start; i < to[role.ordinal()]; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9' || i - start > MAX_COUNT_DIGITS) {
                return ofNumber(text(role));
            }
            value = value * 10 + (c - '0');
        }
        return start == to[role.ordinal()] ? -1 : value;
    }

    /** pandas writes whole numbers of a column with holes as {@code 3.0}. */
    private static int ofNumber(String text) {
        return text.matches("\\d{1,9}(\\.0*)?") ? Integer.parseInt(text.replaceFirst("\\..*", "")) : -1;
    }
}
