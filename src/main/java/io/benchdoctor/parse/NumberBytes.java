package io.benchdoctor.parse;

import io.benchdoctor.model.GapColumn;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Lists of numbers as JSON spells them, read where they lie among the bytes: none below zero, none missing, nothing but
 * numbers. Anything else is {@link NotPlain}.
 */
final class NumberBytes implements Closeable {
    private static final int BLOCK_BYTES = 1 << 18;
    /** A longer number is written by no client; any shorter one is whole in the buffer before it is looked at. */
    private static final int LONGEST_NUMBER = 256;

    private final InputStream log;
    final byte[] buffer = new byte[BLOCK_BYTES];
    /** The next byte, and behind the last that was read. */
    int at;

    int end;
    /** Line ends that were passed over. */
    int lines;

    private boolean ended;

    NumberBytes(InputStream log) {
        this.log = log;
    }

    /** Whether there is a byte; reads on where all were taken. */
    boolean more() throws IOException {
        return at < end || fill();
    }

    /** Moves what is left to the front and reads behind it; false where nothing came. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, at, buffer, 0, end - at);
        end -= at;
        at = 0;
        int n = ended ? -1 : log.read(buffer, end, buffer.length - end);
        ended = n < 0;
        end += Math.max(n, 0);
        return n > 0;
    }

    /** Reads the numbers of a list from behind its opening bracket to its closing one, which stays. */
    void numbers(Doubles into) throws IOException {
        if (next() == ']') {
            return;
        }
        do {
            next();
            into.add(number());
        } while (another());
    }

    /** The same of a list of such lists. */
    void lists(GapColumn.Builder into) throws IOException {
        if (next() == ']') {
            return;
        }
        do {
            if (next() != '[') {
                throw new NotPlain();
            }
            at++;
            into.nextRequest();
            if (next() != ']') {
                gaps(into);
            }
            at++;
        } while (another());
    }

    private void gaps(GapColumn.Builder into) throws IOException {
        do {
            next();
            into.add(number());
        } while (another());
    }

    /** Whether a comma follows, which is passed, and not the end of the list. */
    private boolean another() throws IOException {
        int b = at < end ? buffer[at] : next();
        if (b != ',' && b != ']') {
            b = next();
        }
        if (b == ',') {
            at++;
            return true;
        }
        if (b != ']') {
            throw new NotPlain();
        }
        return false;
    }

    /** The next byte that is no blank, not taken; enough lies behind it for any number. */
    private int next() throws IOException {
        while (true) {
            while (end - at < LONGEST_NUMBER && !ended) {
                fill();
            }
            if (at == end) {
                throw new NotPlain();
            }
            byte b = buffer[at];
            if (b != ' ' && b != '\n' && b != '\t') {
                return b;
            }
            lines += b == '\n' ? 1 : 0;
            at++;
        }
    }

    private double number() throws IOException {
        int from = at;
        long digits = 0;
        int to = from;
        while (isDigit(to)) {
            digits = digits * 10 + (buffer[to++] - '0');
        }
        int whole = to - from;
        int decimals = 0;
        if (to < end && buffer[to] == '.') {
            int point = to++;
            while (isDigit(to)) {
                digits = digits * 10 + (buffer[to++] - '0');
            }
            decimals = to - point - 1;
            whole = decimals == 0 ? 0 : whole;
        }
        boolean leading = whole > 1 && buffer[from] == '0';
        if (whole == 0 || leading || to - from >= LONGEST_NUMBER) {
            throw new NotPlain();
        }
        at = to;
        boolean exponent = to < end && (buffer[to] | 0x20) == 'e';
        boolean plain = whole + decimals <= DecimalNumber.MOST_DIGITS || significant(from) <= DecimalNumber.MOST_DIGITS;
        return exponent || !plain || decimals > -DecimalNumber.LOWEST_EXPONENT
                ? spelt(from)
                : DecimalNumber.of(digits, -decimals);
    }

    /** Digits of the number that was passed, without the zeros before the first other one. */
    private int significant(int from) {
        int first = from;
        while (first < at && (buffer[first] == '0' || buffer[first] == '.')) {
            first++;
        }
        int digits = 0;
        for (int place = first; place < at; place++) {
            digits += buffer[place] == '.' ? 0 : 1;
        }
        return digits;
    }

    /** A number with an exponent, or with more digits than fit: left to the library. */
    private double spelt(int from) throws IOException {
        int to = at;
        if (to < end && (buffer[to] | 0x20) == 'e') {
            to++;
            to += to < end && (buffer[to] == '-' || buffer[to] == '+') ? 1 : 0;
            int begin = to;
            while (isDigit(to)) {
                to++;
            }
            if (to == begin) {
                throw new NotPlain();
            }
        }
        at = to;
        double value = Double.parseDouble(new String(buffer, from, to - from, StandardCharsets.ISO_8859_1));
        if (to - from >= LONGEST_NUMBER || value == Double.POSITIVE_INFINITY) {
            throw new NotPlain();
        }
        return value;
    }

    private boolean isDigit(int place) {
        return place < end && buffer[place] >= '0' && buffer[place] <= '9';
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
