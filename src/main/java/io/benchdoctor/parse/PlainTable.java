package io.benchdoctor.parse;

import io.benchdoctor.parse.TokenRole.Column;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A large table of token times of which every row is a name, perhaps an index, and a time, one as plain as the other, the
 * tokens of each request one after the other. It is read where it lies among the bytes and kept in four bytes for a token. A
 * row that is anything else makes the table {@link NotPlain}: then {@link TokenTable} reads it, which tells the same of a plain
 * one.
 */
final class PlainTable {
    private static final int BLOCK_BYTES = 1 << 18;
    /** Every shorter row is whole in the buffer before it is looked at. */
    private static final int LONGEST_ROW = 512;

    private static final int MOST_INDEX_DIGITS = 8;
    private static final int MOST_TIME_DIGITS = 18;

    private final InputStream log;
    private final byte separator;
    private final TokenRole[] columns;
    private final RequestNames names = new RequestNames();
    private final PlainTimes times = new PlainTimes();
    private final byte[] buffer = new byte[BLOCK_BYTES];
    private int at;
    private int end;
    private boolean ended;
    private int lines = 1;
    private int decimals = -1;
    /** The name of each request, and which request's row came behind its last one: mostly it does so again. */
    private byte[][] spelt = new byte[64][];

    private int[] followed = new int[64];
    private int request;

    /** @param log from behind the header on */
    PlainTable(InputStream log, char separator, Column[] columns) {
        this.log = log;
        this.separator = (byte) separator;
        this.columns = Arrays.stream(columns).map(Column::role).toArray(TokenRole[]::new);
    }

    /** Whether a table with these columns can be plain; times of a stated unit are left to the other reader. */
    static boolean isPlain(char separator, Column... columns) {
        boolean named = false;
        boolean timed = false;
        for (Column column : columns) {
            TokenRole role = column == null ? null : column.role();
            boolean plain = role == TokenRole.REQUEST || role == TokenRole.INDEX || role == TokenRole.TIME;
            if (!plain || column.unit() != 0) {
                return false;
            }
            named |= role == TokenRole.REQUEST;
            timed |= role == TokenRole.TIME;
        }
        return named && timed && separator != ' ';
    }

    /** Reads all rows. */
    PlainTimes read() throws IOException {
        for (ready(); at < end; ready()) {
            row();
            lines++;
        }
        times.end(Math.max(0, decimals));
        return times;
    }

    /** Lines of the log, its header included. */
    int lines() {
        return lines;
    }

    /** Reads on until a whole row is there, or the end. */
    private void ready() throws IOException {
        while (end - at < LONGEST_ROW && !ended) {
            System.arraycopy(buffer, at, buffer, 0, end - at);
            end -= at;
            at = 0;
            int n = log.read(buffer, end, buffer.length - end - 1);
            ended = n < 0;
            end += Math.max(n, 0);
            // No field goes on behind what was read.
            buffer[end] = '\n';
            end += ended && end > 0 && buffer[end - 1] != '\n' ? 1 : 0;
        }
    }

    private void row() throws IOException {
        int row = at;
        int index = TokenEvents.NO_INDEX;
        long time = 0;
        for (int column = 0; column < columns.length; column++) {
            if (column > 0 && buffer[at++] != separator) {
                throw new NotPlain();
            }
            switch (columns[column]) {
                case REQUEST -> request = name();
                case INDEX -> index = index();
                default -> time = time();
            }
        }
        at += buffer[at] == '\r' ? 1 : 0;
        if (at >= end || buffer[at++] != '\n' || at - row >= LONGEST_ROW) {
            throw new NotPlain();
        }
        times.add(request, index, time);
    }

    private int name() throws IOException {
        int likely = followed[request];
        byte[] name = spelt[likely];
        if (name != null
                && at + name.length < end
                && buffer[at + name.length] == separator
                && Arrays.equals(buffer, at, at + name.length, name, 0, name.length)) {
            at += name.length;
            return likely;
        }
        int found = sought();
        followed[request] = found;
        return found;
    }

    private int sought() throws IOException {
        int from = at;
        int sum = 0;
        while (at < end && buffer[at] != separator && buffer[at] > ' ' && buffer[at] != '"') {
            sum = sum * 31 + buffer[at++];
        }
        if (at == from || at == end || buffer[from] == '#') {
            throw new NotPlain();
        }
        int found = names.numberOf(sum, buffer, from, at);
        if (found >= spelt.length) {
            spelt = Arrays.copyOf(spelt, found * 2);
            followed = Arrays.copyOf(followed, found * 2);
        }
        if (spelt[found] == null) {
            spelt[found] = Arrays.copyOfRange(buffer, from, at);
        }
        return found;
    }

    private int index() throws IOException {
        int from = at;
        int value = 0;
        while (isDigit(buffer[at])) {
            value = value * 10 + (buffer[at++] - '0');
        }
        if (at == from || at - from > MOST_INDEX_DIGITS) {
            throw new NotPlain();
        }
        return value;
    }

    /** The time without its point: all rows have as many decimals. */
    private long time() throws IOException {
        int from = at;
        long value = 0;
        while (isDigit(buffer[at])) {
            value = value * 10 + (buffer[at++] - '0');
        }
        int point = at;
        if (buffer[at] == '.') {
            at++;
            while (isDigit(buffer[at])) {
                value = value * 10 + (buffer[at++] - '0');
            }
        }
        int behind = Math.max(0, at - point - 1);
        boolean broken = point == from || at == point + 1 || at - from > MOST_TIME_DIGITS;
        if (broken || decimals >= 0 && behind != decimals) {
            throw new NotPlain();
        }
        decimals = behind;
        return value;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
